# Completion scripts of shells, made by the programs of their own tables of options, so that they can't disagree with them.
set(BROADSHEET_COMPLETIONS)

function(broadsheet_completion program shell file folder)
  set(output "${PROJECT_BINARY_DIR}/completions/${shell}/${file}")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/completions/${shell}"
    COMMAND /bin/sh -c [["$0" completion "$1" > "$2"]] "$<TARGET_FILE:${program}>" ${shell} "${output}"
    DEPENDS ${program} VERBATIM COMMENT "Completion of ${program} in ${shell}")
  install(FILES "${output}" DESTINATION "${folder}")
  set(BROADSHEET_COMPLETIONS ${BROADSHEET_COMPLETIONS} "${output}" PARENT_SCOPE)
endfunction()

foreach(program IN ITEMS indexer searcher)
  broadsheet_completion(${program} bash ${program} "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  broadsheet_completion(${program} zsh _${program} "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
  broadsheet_completion(${program} fish ${program}.fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endforeach()
add_custom_target(completions ALL DEPENDS ${BROADSHEET_COMPLETIONS})
