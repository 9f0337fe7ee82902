setting-providers-stt_model_ru = Model of Russian speech
    .help = Folder of a PocketSphinx model (hmm and a .dic dictionary). Empty: Russian speech is not recognised.
setting-providers-stt_english = Recognise English speech
    .help = Switch it off where nobody calls in English.
error-providers-no-voice = The voice did not start ({ $reason }). Run “make demo” again to complete the installation, then try once more.
