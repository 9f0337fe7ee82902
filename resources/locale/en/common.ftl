# Words that the texts of every slice refer to.

-program = Secretary
