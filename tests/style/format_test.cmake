# Run by CTest: names the files whose layout differs from .clang-format.
set(sources)
foreach(folder IN ITEMS schema indexer searcher tests bench)
  file(GLOB_RECURSE found "${SOURCE_DIR}/${folder}/*.cc" "${SOURCE_DIR}/${folder}/*.h")
  list(APPEND sources ${found})
endforeach()
execute_process(COMMAND "${CLANG_FORMAT}" --dry-run -Werror --style=file ${sources}
                RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  string(REGEX MATCHALL "[^\n]*error: [^\n]*" lines "${output}")
  list(SUBLIST lines 0 10 first)
  string(REPLACE ";" "\n" first "${first}")
  message(FATAL_ERROR "run clang-format -i on these:\n${first}")
endif()
