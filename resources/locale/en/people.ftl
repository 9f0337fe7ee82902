# People: who calls and writes.

error-person-missing = That person ({ $person_id }) is no longer there: the card may have been removed or merged. Reload the list.
error-person-name-too-long = The name is too long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, at most { $longest } fit. Shorten it.
