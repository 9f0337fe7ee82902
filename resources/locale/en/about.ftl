# The page about the program
page-about = About
about-version = Version { $version }
about-program = The program
about-what = The secretary answers calls, messages and questions from what your company knows, and stays on your machine.
about-licence = Licence: GNU GPL version 3 or later. The program comes without warranty.
about-report = Report of the system
    .help = For whoever helps: there are no names, no numbers and no words in it.
about-copy = Copy the report
about-copied = The report was copied
about-part-name = Name
about-part-version = Version
about-part-licence = Licence
about-part-address = Address
about-parts = What it is made of: { $count }
about-find = Find a part or a licence
about-licence-unstated = no licence stated
