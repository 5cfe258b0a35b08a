# Which versions of Xapian are supported: schema/xapian knows insides of 1.4 (docs/DEPENDENCIES.md, "Versions of Xapian").
option(BROADSHEET_ALLOW_UNTESTED_XAPIAN "Build with a version of Xapian that no test has run with" OFF)

set(untested "Xapian ${XAPIAN_VERSION} was found; Broadsheet is tested with 1.4, from 1.4.22 on")
if(XAPIAN_VERSION VERSION_GREATER_EQUAL 1.5)
  if(NOT BROADSHEET_ALLOW_UNTESTED_XAPIAN)
    message(FATAL_ERROR "${untested}. To try it all the same: -DBROADSHEET_ALLOW_UNTESTED_XAPIAN=ON "
                        "(see docs/DEPENDENCIES.md)")
  endif()
  message(WARNING "${untested}. Run all tests before you trust an index to it.")
endif()

# Both Xapian's headers and the room that knows them stand in a folder "xapian": a file of ours must not hide one of
# Xapian's.
find_path(XAPIAN_HEADERS xapian.h HINTS ${XAPIAN_INCLUDE_DIRS} REQUIRED)
file(GLOB our_xapian_headers RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}/schema" "schema/xapian/*.h")
foreach(header IN LISTS our_xapian_headers)
  if(EXISTS "${XAPIAN_HEADERS}/${header}")
    message(FATAL_ERROR "schema/${header} is called as one of Xapian's own headers: give it another name")
  endif()
endforeach()
