# Manual pages, made by help2man from what the programs' --help prints, so that they can't disagree with it.
find_program(HELP2MAN help2man)
if(NOT HELP2MAN)
  message(FATAL_ERROR "help2man is needed for the manual pages; install it or configure with -DBROADSHEET_BUILD_MAN=OFF")
endif()
find_program(PERL perl REQUIRED)  # help2man is written in it

# help2man puts lines that stand apart (examples) into one paragraph, in which man fills lines: they keep their ends.
set(keep_lines [[s/^\.IP\n((?:[^.\n].*\n){2,})/.IP\n.nf\n$1.fi\n/mg]])

set(BROADSHEET_MAN_PAGES)

# One page: `indexer` for a program, `indexer add` for a command of it.
function(broadsheet_man_page program command summary)
  string(REPLACE " " "-" page "${program} ${command}")
  string(REGEX REPLACE "-$" "" page "${page}")
  set(output "${PROJECT_BINARY_DIR}/man/${page}.1")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/man"
    COMMAND "${HELP2MAN}" --locale=C.UTF-8 --no-info --no-discard-stderr --section=1 --manual=Broadsheet --source=Broadsheet
            "--version-string=${PROJECT_VERSION}" "--name=${summary}" "--output=${output}"
            "$<TARGET_FILE:${program}> ${command}"
    COMMAND "${PERL}" -0777 -i -p -e "${keep_lines}" "${output}"
    DEPENDS ${program} VERBATIM COMMENT "Manual page ${page}(1)")
  set(BROADSHEET_MAN_PAGES ${BROADSHEET_MAN_PAGES} "${output}" PARENT_SCOPE)
endfunction()

broadsheet_man_page(indexer "" "build and update a full-text index of news archives")
broadsheet_man_page(indexer add "add articles to an index")
broadsheet_man_page(indexer inspect "show how records are read, and write nothing")
broadsheet_man_page(indexer forms "list what is read: forms, containers, media types")
broadsheet_man_page(indexer original "print the record that an article was read from")
broadsheet_man_page(indexer status "show what an index holds")
broadsheet_man_page(indexer remove "remove articles from an index")
broadsheet_man_page(indexer check "check that an index is whole")
broadsheet_man_page(indexer compact "make an index smaller and faster to read")
broadsheet_man_page(indexer completion "print what completes commands and options in a shell")
broadsheet_man_page(searcher "" "search a full-text index of news archives")
broadsheet_man_page(searcher query "find articles")
broadsheet_man_page(searcher show "print one stored article whole")
broadsheet_man_page(searcher batch "answer a file of topics as a TREC run")
broadsheet_man_page(searcher fields "list the fields of an index")
broadsheet_man_page(searcher completion "print what completes commands and options in a shell")

add_custom_target(man ALL DEPENDS ${BROADSHEET_MAN_PAGES})
install(FILES ${BROADSHEET_MAN_PAGES} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
