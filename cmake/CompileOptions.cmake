# Language level, warnings and sanitizers, as one interface target that every target of ours is built with.
add_library(broadsheet_options INTERFACE)
target_compile_features(broadsheet_options INTERFACE cxx_std_20)
target_compile_options(broadsheet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough
  $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>
  # Our largest tables of words are arrays whose type is deduced, for which clang unfolds an expression a row.
  $<$<CXX_COMPILER_ID:Clang>:-fbracket-depth=1024>)
if(BROADSHEET_SANITIZE)
  # What a sanitizer finds ends the program, so that a test fails.
  target_compile_options(broadsheet_options INTERFACE
    -fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(broadsheet_options INTERFACE -fsanitize=${BROADSHEET_SANITIZE})
endif()
if(BROADSHEET_FUZZ)
  target_compile_options(broadsheet_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
