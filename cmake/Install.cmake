# What `cmake --install` lays down: programs, libraries, headers, examples, the CMake package, and manual pages.
include(CMakePackageConfigHelpers)

install(TARGETS indexer searcher RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS broadsheet_schema broadsheet_indexer broadsheet_searcher
        EXPORT BroadsheetTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(library IN ITEMS schema indexer searcher)
  install(DIRECTORY ${library}/include/broadsheet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
          FILES_MATCHING PATTERN "*.h")
  # Our symbols are nobody's interface: what links the archives, such as a shared library, exports none of them.
  target_link_options(broadsheet_${library} INTERFACE
    "$<INSTALL_INTERFACE:LINKER:--exclude-libs,libbroadsheet_${library}.a>")
endforeach()
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/schema/include/broadsheet/schema/version.h"
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/broadsheet/schema)

# Programs to begin with, for who links the libraries; the test of the installation builds and runs them.
install(DIRECTORY tests/install/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet)

# Copies of the licence and the documentation of data that are built in, as the licence asks.
if(BROADSHEET_ENAMDICT)
  foreach(file IN ITEMS copyright enamdict_doc.txt)
    if(EXISTS "/usr/share/doc/enamdict/${file}")
      install(FILES "/usr/share/doc/enamdict/${file}" DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet/enamdict)
    endif()
  endforeach()
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Broadsheet)
install(EXPORT BroadsheetTargets NAMESPACE Broadsheet:: DESTINATION ${package_dir})
configure_package_config_file(cmake/BroadsheetConfig.cmake.in
  "${CMAKE_CURRENT_BINARY_DIR}/BroadsheetConfig.cmake" INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/BroadsheetConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/BroadsheetConfig.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/BroadsheetConfigVersion.cmake"
              cmake/FindStemmer.cmake cmake/FindCld2.cmake
        DESTINATION ${package_dir})
