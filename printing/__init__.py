"""Paper: frozen values in, PDF bytes out, laid out by Nghị định 30/2020/NĐ-CP. Knows no Django."""
