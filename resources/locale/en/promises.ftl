# Promises: to call back, to find out, to pass on.

error-promise-missing = That promise ({ $promise_id }) is no longer there. Reload the list.
error-promise-move-refused = The promise is already { $state ->
    [open] open
    [fulfilled] fulfilled
   *[cancelled] cancelled
}. Reload the list.
