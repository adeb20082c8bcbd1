"""Điều 1 to 3 of a reward decision, worded from the counts, the deed and the money."""

from printing.contents import Article, Grant
from vietnamese.numbers import grouped, money_in_words, two_digits

EFFECT = "Quyết định này có hiệu lực kể từ ngày ký."


def articles_of(grant: Grant) -> tuple[Article, ...]:
    """Điều 1 grants, Điều 2 pays or says why not (left out where money is not spoken of), the last one names
    who carries it out."""
    paying = (_paying(grant),) if grant.reward_total or grant.unpaid else ()
    return (_granting(grant), *paying, _carrying_out(grant))


def _granting(grant: Grant) -> Article:
    deed = grant.achievement.strip().rstrip(".")
    if len(grant.named) == 1:
        return Article(text=f"{grant.verb} {grant.award} cho {grant.named[0]}, {deed}.")
    text = f"{grant.verb} {grant.award} cho {_counted(grant)} {deed}"
    if grant.named:
        return Article(text=f"{text}, gồm:", clauses=grant.named)
    return Article(text=f"{text} (có danh sách kèm theo).")


def _carrying_out(grant: Grant) -> Article:
    offices = grant.carried_out_by.strip().rstrip(".,")
    where = "tại Điều 1" if grant.named else "trong danh sách kèm theo"
    several = "" if len(grant.named) == 1 else "các "
    return Article(
        text=f"{EFFECT} {offices} và {several}{_named_kinds(grant)} có tên {where} "
        "chịu trách nhiệm thi hành Quyết định này."
    )


def _paying(grant: Grant) -> Article:
    total = grant.reward_total or 0
    if not total:
        return Article(text=grant.unpaid)
    paid = (
        f"Tiền thưởng kèm theo là {grouped(total)} đồng (Bằng chữ: {money_in_words(total)}), "
        f"trích từ {grant.reward_source.strip().rstrip('.')}."
    )
    return Article(text=f"{paid} {grant.unpaid}".strip())


def _counted(grant: Grant) -> str:
    return _listed([f"{two_digits(count)} {kind}" for count, kind in _kinds(grant)])


def _named_kinds(grant: Grant) -> str:
    return ", ".join(kind for _, kind in _kinds(grant))


def _kinds(grant: Grant) -> list[tuple[int, str]]:
    counts = (
        (grant.collectives, "tập thể"),
        (grant.individuals, "cá nhân"),
        (grant.households, "hộ gia đình"),
    )
    return [(count, kind) for count, kind in counts if count]


def _listed(texts: list[str]) -> str:
    return " và ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
