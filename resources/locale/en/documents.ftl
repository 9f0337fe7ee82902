# Documents of the company: the `documents` command and its errors.

command-documents = Documents that the secretary looks answers up in
command-documents-add = Add documents, or new versions of them: .txt, .md, .html, .pdf, .docx
    .files = the files; one of the same name as before replaces it
command-documents-list = List the documents
    .as_json = print JSON for other programs
command-documents-search = Show what would be found for a question
    .text = the question as a caller would ask it
    .language = its language: ru or en
    .limit = how many places to show
    .as_json = print JSON for other programs
command-documents-show = Print a document as it is searched, section by section
    .document = its name, or the beginning of its id
command-documents-remove = Remove a document: nothing is quoted from it any more
    .document = its name, or the beginning of its id

# $outcome: new, replaced, unchanged. $pages is 0 where the format knows none.
document-added =
    { $outcome ->
        [replaced] { $name }: replaced by version { $version }
        [unchanged] { $name }: unchanged
       *[new] { $name }: added
    }, { $sections ->
        [one] 1 section
       *[other] { $sections } sections
    }{ $pages ->
        [0] {""}
        [one] {" "}on 1 page
       *[other] {" "}on { $pages } pages
    }.
# $pages: "3, 5–7"
document-unread-pages = { $name }: { $count ->
    [one] page { $pages } is a picture
   *[other] pages { $pages } are pictures
} without text, where nothing can be found. Have the text recognised (OCR) and add the file again.
document-progress = { $name }: { $percent } % read …
document-removed = { $name } is removed.
documents-none = No documents yet. Add one: documents add FILE
documents-nothing-found = Nothing in the documents shares a word with this question.
document-column-name = File
document-column-title = Title
document-column-pages = Pages
document-column-sections = Sections
document-column-version = Version
document-column-changed = Changed
document-column-score = Score
document-column-sure = Sure
document-column-place = Place
document-column-quote = Quote
document-sure =
    { $sure ->
        [yes] yes
       *[no] no
    }
# Where a quote stands. $section is "none" without a heading, $page 0 without pages.
document-place =
    { $document }{ $section ->
        [none] {""}
       *[other] , { $section }
    }{ $page ->
        [0] {""}
       *[other] , p. { $page }
    }
document-section =
    ## { $heading }{ $page ->
        [0] {""}
       *[other] {" "}(p. { $page })
    }

error-document-unreadable =
    { $reason ->
        [open] { $file } cannot be opened ({ $detail }). Check that it is there and that you may read it.
        [format] { $file } is of a kind that cannot be read. Save it as one of these: { $detail }.
        [encoding] { $file } is not in UTF-8 nor in an older Russian encoding (line { $detail }). Save it as UTF-8.
        [encrypted] { $file } is protected by a password or is a file of old Word. Save a copy without a password, as .pdf or .docx.
        [scanned] { $file } holds pictures of pages and no words. Have its text recognised (OCR) and add the result.
        [empty] There is no text in { $file }. Check that it is the right file.
        [bomb] { $file } unpacks to more than { $detail } MB. Open it in a word processor, take out pictures, and save it anew.
        [long] { $file } has more than { $detail } million characters. Split it into parts and add each.
        [pages] { $file } has more than { $detail } pages. Split it into parts and add each.
        [slow] { $file } takes too long to read. Save it anew from the program that made it, or add its text as .txt.
        [memory] Reading { $file } takes too much memory. Split it into parts, or add its text as .txt.
       *[broken] { $file } is damaged or not what its name says. Open it in its own program, save it anew and add that.
    }
error-document-too-big = { $file } has { $megabytes } MB; the limit is { $limit } MB. Split it, or save it without pictures.
error-document-missing = There is no document "{ $ref }", or more than one. `documents list` shows their names.
    .desk = There is no document “{ $ref }”, or more than one. All of them are in Knowledge → Documents.

### The desk: the page Documents

page-documents = Documents
action-documents-new = Add documents
action-documents-find = Find in documents
action-documents-reindex = Rebuild the search in documents
documents-add-button = Add documents
documents-add-first = Add the first document
documents-page-none = No documents yet
    .help = Drop a price list, rules or a contract here: the secretary finds the answer in them and quotes it. PDF, Word (.docx), HTML, Markdown and text will do.
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}, { $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}
documents-find = Find in documents: a question or a word
documents-drop = Let go to add the files
    .why = These are read: { $suffixes }.
documents-adding = Reading { $name }
documents-waiting = { $size } · waiting
documents-left = { $time } left
documents-reindexing = Rebuilding the search
documents-reindexed = The search in documents is rebuilt
documents-sections-done = { $done } of { $of } sections
documents-extent = { $pages ->
    [0] {""}
    [one] { $pages } page,{" "}
   *[other] { $pages } pages,{" "}
}{ $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}
documents-score = { $sure ->
    [yes] will answer, { $score }
   *[no] { $score }
}
documents-page = p. { $page }
documents-sections = Sections
documents-section-text = Text of the section
documents-remove = Delete the document
documents-row-file = File
documents-row-extent = Extent
documents-row-size = Size
documents-row-added = Added
documents-row-changed = Changed
documents-row-version = Version
