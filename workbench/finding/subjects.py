"""Who a verb of saying belongs to: the subject of a clause, told from its words."""

from collections.abc import Sequence

from workbench.finding.masked_words import Word
from workbench.finding.quotation_words import listed

LONGEST = 12
"""Words that a speaker may be called by."""


def leading(words: Sequence[Word]) -> list[Word]:
    """The subject that a clause begins with: “Secretary of State Mark Esper” before “quickly pushed”."""
    at = 0
    while at < len(words) and (not words[at].is_word or words[at].plain in listed("openings")):
        at += 1
    if at < len(words) and words[at].plain in listed("prepositions"):
        comma = next((number for number in range(at, len(words)) if words[number].written == ","), None)
        if comma is None:
            return []
        at = comma + 1
    words = words[at:]
    if not words:
        return []
    if words[0].plain in listed("pronouns"):
        return [words[0]]
    if words[0].written[0] == "[":
        return [words[0]]
    if words[0].plain in listed("unnamed"):
        return [words[0]]
    found: list[Word] = []
    common = words[0].plain in listed("determiners") or not words[0].is_capital
    for number, word in enumerate(words[: LONGEST + 1]):
        if not word.is_word or _ends_subject(word, words[number + 1 : number + 2], found, common):
            break
        found.append(word)
    while found and (found[-1].plain in listed("within_names") or found[-1].plain in listed("prepositions")):
        found.pop()
    return found if len(found) <= LONGEST else []


def _ends_subject(word: Word, coming: Sequence[Word], found: Sequence[Word], common: bool) -> bool:
    if not found or word.is_capital:
        return bool(found) and word.plain in listed("days")
    plain = word.plain
    if plain == "and" and found[-1].is_capital and coming and coming[0].is_capital:
        return False  # “the AFP and Reuters”
    if found[-1].plain in listed("determiners") and plain in listed("also_nouns") | listed("relaying"):
        return False
    if plain in listed("verbs") or plain in listed("clause") or plain.endswith("ly"):
        return True
    if plain in listed("saying") or plain in listed("relaying") or plain in listed("between"):
        return True
    if plain in listed("within_names"):
        return not common and not (
            coming and (coming[0].is_capital or coming[0].plain in listed("within_names"))
        )
    if plain in listed("prepositions"):
        return True
    if plain.endswith(("ed", "ing")) and found:
        return True
    # after a name, small letters are no name any more, but “press secretary Jay Carney” is one, and so
    # are “Iraqi forces” before a verb
    is_last = not coming or not coming[0].is_word or is_verbal(coming[0])
    if plain.endswith("s") and is_last:
        return False
    return not common and plain not in listed("titles") and not _title_follows(coming)


def is_verbal(word: Word) -> bool:
    """Whether a word with which a subject has ended may be its verb."""
    plain = word.plain
    known = any(plain in listed(name) for name in ("saying", "relaying", "verbs", "between"))
    return not word.is_capital and (known or plain.endswith(("ed", "ly")))


def _title_follows(coming: Sequence[Word]) -> bool:
    return bool(coming) and coming[0].plain in listed("titles")


def subject(words: Sequence[Word], verb: int) -> list[Word]:
    """Who the verb belongs to: the words right before it, past asides between commas; else the
    subject that the sentence begins with.
    """
    at = verb
    while at and words[at - 1].is_word and _is_between(words[at - 1]):
        at -= 1
    participle = words[verb].plain.endswith("ing")
    if at and words[at - 1].written == "," and not participle:
        return _before_aside(words, at - 1) or leading(words[:verb])
    near = [] if not at or not words[at - 1].is_word else _trailing(words[:at])
    if near:
        return near
    if participle and at and words[at - 1].written == ",":
        named = _trailing(words[: at - 1])
        first = leading(words[:verb])
        return first or named
    return leading(words[:verb])


def _before_aside(words: Sequence[Word], comma: int) -> list[Word]:
    """“Gen. Mark Milley, chairman of the Joint Chiefs of Staff, told …”, “The governor, Ana Ruiz, said”."""
    commas = [at for at in range(comma) if words[at].written == ","]
    for at in reversed(commas):
        found = _trailing(words[:at])
        if found and any(word.is_capital for word in found):
            aside = words[at + 1 : comma]
            return list(aside) if _is_role(found) and is_name(aside) else found
    return []


def explained(words: Sequence[Word]) -> list[Word]:
    """The subject that a clause begins with, by its name where one explains it: “the mayor, Ann Lee”."""
    found = leading(words)
    if not found or not _is_role(found):
        return found
    behind = words[next(at for at, word in enumerate(words) if word is found[-1]) + 1 :]
    if not behind or behind[0].written != ",":
        return found
    end = next((at for at in range(1, len(behind)) if not behind[at].is_word), len(behind))
    name = behind[1:end]
    return list(name) if is_name(name) and name[0].plain not in listed("days") else found


def _is_role(words: Sequence[Word]) -> bool:
    """“The governor”, “His former aide”: somebody whose name may follow."""
    return words[0].plain in listed("determiners") and not any(word.is_capital for word in words[1:])


def _trailing(words: Sequence[Word]) -> list[Word]:
    """The speaker that these words end with."""
    found: list[Word] = []
    for word in reversed(words):
        if not word.is_word or len(found) > LONGEST:
            break
        if word.plain in listed("clause") and word.written != "That":  # “That letter said”
            break
        if word.plain in listed("saying") and not word.is_capital and not _by_somebody(found):
            break
        if word.plain in listed("verbs") and not word.is_capital:
            break
        found.insert(0, word)
    if not found:
        return []
    if found[-1].plain in listed("pronouns"):
        return [found[-1]]
    if found[-1].written[0] == "[":
        return [found[-1]]
    if found[0].written == "That":
        return found if found[-1].plain in listed("roles") else []
    while found and found[0].plain in listed("openings"):
        found = found[1:]
    if (
        found
        and (found[0].plain in listed("determiners") or found[0].is_capital)
        and not (found[0].plain in listed("prepositions") or found[0].plain in listed("days"))
    ):
        return leading(found) if _is_phrase(found) else name_at_end(found)
    if found and found[-1].plain in listed("unnamed") | listed("roles") and len(found) <= 3:
        while len(found) > 1 and is_verbal(found[0]):  # “has angered U.S. generals”
            found = found[1:]
        return found
    return name_at_end(found)


def _by_somebody(after: Sequence[Word]) -> bool:
    """“written by …” belongs to what is written."""
    return bool(after) and after[0].plain == "by"


def _is_phrase(words: Sequence[Word]) -> bool:
    return len(leading(words)) == len(words) or words[0].plain in listed("determiners")


def name_at_end(words: Sequence[Word]) -> list[Word]:
    """The name, with its titles, that the words end with."""
    at = len(words)
    while at and (words[at - 1].is_capital or words[at - 1].plain in listed("within_names")):
        at -= 1
    while at < len(words) and (not words[at].is_capital or words[at].plain in listed("days")):
        at += 1
    if at == len(words):
        return []
    while at and words[at - 1].plain in listed("titles"):
        at -= 1
    return list(words[at:])


def is_name(words: Sequence[Word]) -> bool:
    """Whether the words are a name and nothing else: what stands before a colon."""
    if not 0 < len(words) <= LONGEST or not words[0].is_capital or not words[-1].is_capital:
        return False
    if len(words) > 1 and all(word.written.isupper() for word in words):
        return False  # “SEE ALSO:”
    small = listed("within_names") | listed("titles")
    return all(word.is_word and (word.is_capital or word.plain in small) for word in words)


def names_somebody(words: Sequence[Word]) -> bool:
    first = words[0].plain
    if first in listed("pronouns"):
        return first != "who"
    if first in listed("prepositions") or first in listed("saying") or first in listed("verbs"):
        return False
    if all(word.plain in listed("determiners") for word in words):
        return False
    if len(words) == 1 and first.endswith("ing"):
        return False
    if any(word.is_capital for word in words):
        is_clause = words[0].plain in listed("clause") and words[0].written != "That"
        return words[0].plain not in listed("days") and not is_clause
    roles = listed("unnamed") | listed("titles") | listed("roles")
    return words[0].plain in listed("determiners") or words[-1].plain in roles


def only_between(words: Sequence[Word]) -> bool:
    """Whether nothing but asides between commas and small words stand between a speaker and the verb."""
    words = list(words)
    if words and words[0].written == ",":
        comma = next((at for at in range(len(words) - 1, 0, -1) if words[at].written == ","), None)
        if comma is None:
            return False
        words = words[comma + 1 :]
    return all(_is_between(word) for word in words)


def _is_between(word: Word) -> bool:
    plain = word.plain
    return plain in listed("between") or (plain.endswith("ly") and not word.is_capital)
