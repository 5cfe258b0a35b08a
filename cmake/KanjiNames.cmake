# The file of Japanese names, ENAMDICT (Debian's package enamdict): it says how names in Kanji are read. Without it all
# else works, and tests of such names are skipped.
option(BROADSHEET_KANJI_NAMES "Find Japanese names in Kanji by how they are read (needs ENAMDICT)" ON)
find_file(BROADSHEET_ENAMDICT_FILE enamdict PATHS /usr/share/edict NO_DEFAULT_PATH DOC "ENAMDICT, in EUC-JP")
mark_as_advanced(BROADSHEET_ENAMDICT_FILE)
set(BROADSHEET_ENAMDICT "")
set(BROADSHEET_DATA_NOTICE "")
if(NOT BROADSHEET_KANJI_NAMES)
  message(STATUS "Japanese names in Kanji are not read: BROADSHEET_KANJI_NAMES is off")
elseif(NOT BROADSHEET_ENAMDICT_FILE)
  message(STATUS "Japanese names in Kanji are not read: there is no /usr/share/edict/enamdict (Debian's package enamdict)")
else()
  set(BROADSHEET_ENAMDICT "${BROADSHEET_ENAMDICT_FILE}")
  # The licence wants its use acknowledged, and copies of it beside a package (cmake/Install.cmake).
  string(CONCAT BROADSHEET_DATA_NOTICE
    "Readings of Japanese names are taken from the dictionary file ENAMDICT, the property of the Electronic\n"
    "Dictionary Research and Development Group, and used in conformance with the Group's licence (CC BY-SA 3.0):\n"
    "http://www.csse.monash.edu.au/~jwb/enamdict_doc.html\n")
  message(STATUS "Japanese names in Kanji are read by ${BROADSHEET_ENAMDICT}")
endif()
