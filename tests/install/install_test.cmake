# Run by CTest: fails with a message as soon as a step of the installation does not hold.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${result}:\n${output}")
  endif()
endfunction()

# Fails unless the program `ARGN` ends with 0 and prints `expected` among other things.
function(run_prints expected)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  string(FIND "${output}" "${expected}" at)
  if(NOT result EQUAL 0 OR at EQUAL -1)
    message(FATAL_ERROR "${ARGN}\nended with ${result} and should print '${expected}':\n${output}${errors}")
  endif()
endfunction()

set(prefix "${WORK_DIR}/prefix")
file(REMOVE_RECURSE "${WORK_DIR}")
run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${prefix}")

set(expected bin/indexer bin/searcher share/bash-completion/completions/indexer share/zsh/site-functions/_searcher
    share/fish/vendor_completions.d/searcher.fish)
if(MAN)
  list(APPEND expected share/man/man1/indexer.1 share/man/man1/indexer-add.1 share/man/man1/searcher-query.1)
endif()
foreach(file IN LISTS expected)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()

# Data that are built in come with their licence.
execute_process(COMMAND "${prefix}/bin/searcher" --version OUTPUT_VARIABLE version)
if(version MATCHES "ENAMDICT" AND EXISTS /usr/share/doc/enamdict/copyright
   AND NOT EXISTS "${prefix}/share/doc/broadsheet/enamdict/copyright")
  message(FATAL_ERROR "the licence of ENAMDICT is not installed")
endif()

# Manual pages hold every script that the help does, and examples keep their lines.
if(MAN)
  file(GLOB pages "${prefix}/share/man/man1/*.1")
  foreach(page IN LISTS pages)
    file(READ "${page}" text)
    if(text MATCHES "\\?\\?\\?")
      message(FATAL_ERROR "${page} lost characters (???)")
    endif()
    if(text MATCHES "\\.SH EXAMPLES\n\\.IP\n[^.\n][^\n]*\n[^.\n]")
      message(FATAL_ERROR "${page}: man will join the lines of the examples")
    endif()
  endforeach()
  file(READ "${prefix}/share/man/man1/searcher-query.1" text)
  foreach(piece IN ITEMS "シン・ウォンシク" "서울" ".nf\nsearcher query ")
    string(FIND "${text}" "${piece}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "searcher-query.1 lacks '${piece}'")
    endif()
  endforeach()
endif()

# The headers that are promised to others. A header that only a library of ours needs stands beside its code.
set(promised
  indexer/add.h
  indexer/encoding.h
  indexer/filter.h
  indexer/form.h
  indexer/original.h
  indexer/parser.h
  indexer/read_limits.h
  indexer/reader.h
  indexer/record.h
  indexer/summary.h
  indexer/web_selection.h
  schema/article.h
  schema/dateline.h
  schema/error.h
  schema/fields.h
  schema/interrupt.h
  schema/origin.h
  schema/positions.h
  schema/problem.h
  schema/query.h
  schema/source_aliases.h
  schema/source_line.h
  schema/version.h
  searcher/formats.h
  searcher/index.h
  searcher/results.h
  searcher/searcher.h
)
file(GLOB_RECURSE installed RELATIVE "${prefix}/include/broadsheet" "${prefix}/include/*")
list(SORT installed)
if(NOT installed STREQUAL promised)
  set(gone ${promised})
  list(REMOVE_ITEM gone ${installed})
  list(REMOVE_ITEM installed ${promised})
  message(FATAL_ERROR "promised and not installed: ${gone}\ninstalled and not promised: ${installed}\n"
                      "(the list stands in tests/install/install_test.cmake)")
endif()

# Each compiles alone, and brings no library with it that its user did not ask for.
foreach(header IN LISTS promised)
  set(source "${WORK_DIR}/alone.cc")
  file(WRITE "${source}" "#include \"broadsheet/${header}\"\n#include \"broadsheet/${header}\"\n")
  set(compile "${CXX}" -std=c++20 -Wall -Wextra -Werror "-I${prefix}/include")
  run(${compile} -fsyntax-only "${source}")
  execute_process(COMMAND ${compile} -M "${source}" OUTPUT_VARIABLE brings COMMAND_ERROR_IS_FATAL ANY)
  foreach(library IN ITEMS xapian nlohmann unicode/ fmt/ cxxopts)
    if(brings MATCHES "/${library}")
      message(FATAL_ERROR "broadsheet/${header} includes headers of ${library}")
    endif()
  endforeach()
endforeach()

run("${prefix}/bin/indexer" --version)
run("${prefix}/bin/searcher" --version)

# The examples are built where they were installed, by CMake's package, and run.
set(examples "${WORK_DIR}/examples")
run("${CMAKE_COMMAND}" -S "${prefix}/share/doc/broadsheet/examples" -B "${examples}" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
    "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}" -DCMAKE_ENABLE_EXPORTS=ON)
run("${CMAKE_COMMAND}" --build "${examples}")
# A program that exports all that it may does not export what is the libraries' own.
execute_process(COMMAND nm --dynamic --defined-only "${examples}/search" OUTPUT_VARIABLE exported COMMAND_ERROR_IS_FATAL ANY)
if(NOT exported MATCHES " main\n" OR exported MATCHES "[^\n]*SearcherC[12]E[^\n]*|[^\n]*parse_query[^\n]*")
  message(FATAL_ERROR "what links the libraries exports their symbols: ${CMAKE_MATCH_0}")
endif()
file(WRITE "${WORK_DIR}/articles.jsonl"
  "{\"id\":\"a-1\",\"title\":\"港の新しい橋\",\"body\":\"Jembatan baru dibuka.\"}\n")
run_prints("1 added, 0 rejected" "${examples}/add" "${WORK_DIR}/index" "${WORK_DIR}/articles.jsonl")
run_prints("1 a-1" "${examples}/search" "${WORK_DIR}/index" "新しい橋")
run_prints("jembatan: 1 found, revision " "${examples}/portal" "${WORK_DIR}/index" "jembatan" "新しい橋" "nothing")
file(WRITE "${WORK_DIR}/lines.txt" "2024/03/01 08:13 KST\n© 2024 Harbour Post harbourpost.example\n")
run_prints("published 2024-02-29T23:13:00Z\nsource Harbour Post harbourpost.example\n"
           "${examples}/dates" INPUT_FILE "${WORK_DIR}/lines.txt")
