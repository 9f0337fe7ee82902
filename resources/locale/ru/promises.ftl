# Обещания: перезвонить, выяснить, передать.

error-promise-missing = Этого обещания ({ $promise_id }) больше нет. Обновите список.
error-promise-move-refused = Обещание уже { $state ->
    [open] открыто
    [fulfilled] выполнено
   *[cancelled] отменено
}. Обновите список.
