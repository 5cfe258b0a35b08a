# Run by CTest: fails with a message as soon as a step of the installation does not hold.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${result}:\n${output}")
  endif()
endfunction()

set(prefix "${WORK_DIR}/prefix")
file(REMOVE_RECURSE "${WORK_DIR}")
run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${prefix}")

set(expected bin/indexer bin/searcher include/broadsheet/schema/article.h include/broadsheet/schema/version.h
             include/broadsheet/indexer/reader.h include/broadsheet/searcher/results.h)
if(MAN)
  list(APPEND expected share/man/man1/indexer.1 share/man/man1/indexer-add.1 share/man/man1/searcher-query.1)
endif()
foreach(file IN LISTS expected)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()

run("${prefix}/bin/indexer" --version)
run("${prefix}/bin/searcher" --version)
run("${CMAKE_COMMAND}" -S "${CONSUMER_DIR}" -B "${WORK_DIR}/build" "-DCMAKE_PREFIX_PATH=${prefix}"
    "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}" "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}")
run("${CMAKE_COMMAND}" --build "${WORK_DIR}/build")
run("${WORK_DIR}/build/portal" "${WORK_DIR}/index" "${prefix}/bin/indexer")
