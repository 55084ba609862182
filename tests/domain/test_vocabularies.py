"""Closed lists: every code is stored as it stands and has its label."""

import inspect

import pytest

from wpstracker.domain import vocabularies
from wpstracker.domain.vocabularies import Vocabulary

LISTS = [each for _, each in inspect.getmembers(vocabularies, inspect.isclass) if issubclass(each, Vocabulary) and each is not Vocabulary]


@pytest.mark.parametrize("vocabulary", LISTS, ids=lambda each: each.__name__)
def test_codes_are_plain_and_labels_differ(vocabulary):
    assert all(member == member.value == str(member) and member.value.replace("_", "").isalnum() for member in vocabulary)
    labels = [member.label for member in vocabulary]
    assert all(labels) and len(set(labels)) == len(labels)
    assert [vocabulary(member.value) for member in vocabulary] == list(vocabulary)
