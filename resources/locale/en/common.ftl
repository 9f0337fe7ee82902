# Words that the texts of every slice refer to.

-program = Secretary

# $trouble: model_missing, model_broken, model_too_large, library_missing, none. $reason: the engine's own words.
engine-trouble = { $trouble ->
    [model_missing] the model's files are not there. Get it again: models pull NAME. Details: { $reason }
    [model_broken] the model's files are damaged, or it is another kind of model. Remove it and get it again: models remove NAME --yes, then models pull NAME. Details: { $reason }
    [model_too_large] there is not enough memory for the model. Close other programs, or choose a smaller one: models list. Details: { $reason }
    [library_missing] the engine's library is not installed. Run make run. Details: { $reason }
   *[other] { $reason }
}
    .desk = { $trouble ->
        [model_missing] the model's files are not there. Get it again in System → Models. Details: { $reason }
        [model_broken] the model's files are damaged, or it is another kind of model. Remove it and get it again in System → Models. Details: { $reason }
        [model_too_large] there is not enough memory for the model. Close other programs, or choose a smaller one in System → Models. Details: { $reason }
        [library_missing] the engine's library is not installed. Install the program again. Details: { $reason }
       *[other] { $reason }
    }
