"""What several pages share: the question before an act, a refusal beside its form, paging, PDF answers."""
