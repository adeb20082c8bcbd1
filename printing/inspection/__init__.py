"""A produced PDF read back and judged against Nghị định 30/2020/NĐ-CP."""
