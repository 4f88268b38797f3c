# Finds the Clang to build for and sets
#   DEFERCLIFF_LLVM_MAJOR  its major version
# Defines defercliff_target(<target>), the flags that all our targets share, and
# defercliff_precompile(<target> <header>...).
#
# Clang_DIR and CMAKE_PREFIX_PATH come first, then /usr/lib/llvm-<major>, where
# Debian and Ubuntu install.

include(CheckCXXSourceCompiles)

set(DEFERCLIFF_OLDEST_LLVM 14)
set(DEFERCLIFF_NEWEST_LLVM 22)

# Stops with what is wrong and with the command that helps.
function(_defercliff_refuse reason major)
  message(FATAL_ERROR
    "defercliff: ${reason}\n"
    "On Debian or Ubuntu: apt-get install clang-${major} clang-tidy-${major} "
    "llvm-${major}-dev libclang-${major}-dev")
endfunction()

set(_supported "${DEFERCLIFF_OLDEST_LLVM} to ${DEFERCLIFF_NEWEST_LLVM}")

if(DEFERCLIFF_LLVM)
  if(NOT DEFERCLIFF_LLVM MATCHES "^[0-9]+$"
      OR DEFERCLIFF_LLVM LESS DEFERCLIFF_OLDEST_LLVM
      OR DEFERCLIFF_LLVM GREATER DEFERCLIFF_NEWEST_LLVM)
    _defercliff_refuse(
      "DEFERCLIFF_LLVM is '${DEFERCLIFF_LLVM}', but LLVM ${_supported} is supported."
      ${DEFERCLIFF_NEWEST_LLVM})
  endif()
  set(_majors ${DEFERCLIFF_LLVM})
  set(_suggested ${DEFERCLIFF_LLVM})
else()
  foreach(_major RANGE ${DEFERCLIFF_OLDEST_LLVM} ${DEFERCLIFF_NEWEST_LLVM})
    list(PREPEND _majors ${_major})
  endforeach()
  set(_suggested ${DEFERCLIFF_NEWEST_LLVM})
endif()

# A version without clang-tidy's headers is only half installed, and its package
# files stop with errors of their own: the newest complete one is taken.
set(_hints "")
foreach(_major IN LISTS _majors)
  list(APPEND _hints "/usr/lib/llvm-${_major}")
endforeach()
list(APPEND _hints /usr)
set(_complete "")
foreach(_prefix IN LISTS _hints)
  if(EXISTS "${_prefix}/include/clang-tidy/ClangTidyCheck.h"
      AND EXISTS "${_prefix}/include/llvm/ADT/StringRef.h")
    list(APPEND _complete "${_prefix}")
  endif()
endforeach()

set(_named "${Clang_DIR}$ENV{Clang_DIR}")
string(APPEND _named "${CMAKE_PREFIX_PATH}$ENV{CMAKE_PREFIX_PATH}")
if(_complete OR _named)
  find_package(Clang CONFIG QUIET HINTS ${_complete})
endif()

if(NOT Clang_FOUND)
  set(_wanted "Clang ${DEFERCLIFF_LLVM}")
  if(NOT DEFERCLIFF_LLVM)
    set(_wanted "Clang (LLVM ${_supported})")
  endif()
  _defercliff_refuse(
    "the development files of ${_wanted} are not installed." ${_suggested})
endif()

set(DEFERCLIFF_LLVM_MAJOR ${LLVM_VERSION_MAJOR})

if(DEFERCLIFF_LLVM AND NOT DEFERCLIFF_LLVM EQUAL DEFERCLIFF_LLVM_MAJOR)
  _defercliff_refuse(
    "LLVM ${DEFERCLIFF_LLVM} was asked for, but ${Clang_DIR} is LLVM ${LLVM_VERSION}."
    ${_suggested})
endif()
if(DEFERCLIFF_LLVM_MAJOR LESS DEFERCLIFF_OLDEST_LLVM
    OR DEFERCLIFF_LLVM_MAJOR GREATER DEFERCLIFF_NEWEST_LLVM)
  _defercliff_refuse(
    "${Clang_DIR} is LLVM ${LLVM_VERSION}, but LLVM ${_supported} is supported."
    ${_suggested})
endif()
if(NOT CLANG_LINK_CLANG_DYLIB)
  # A clang-tidy with LLVM inside has no symbols that a plugin could use.
  _defercliff_refuse(
    "${Clang_DIR} is a static build of LLVM, which cannot load plugins."
    ${_suggested})
endif()
if(NOT EXISTS "${CLANG_INSTALL_PREFIX}/include/clang-tidy/ClangTidyCheck.h")
  _defercliff_refuse(
    "${CLANG_INSTALL_PREFIX}/include has no clang-tidy/ClangTidyCheck.h."
    ${DEFERCLIFF_LLVM_MAJOR})
endif()

# The plugin shares strings with LLVM: it needs the same standard library, with
# the same layout, for the same machine.
set(CMAKE_REQUIRED_LIBRARIES clang-cpp)
check_cxx_source_compiles("
  #include <string>
  namespace clang { std::string getClangFullVersion(); }
  int main() { return clang::getClangFullVersion().empty(); }"
  DEFERCLIFF_COMPILER_FITS)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT DEFERCLIFF_COMPILER_FITS)
  unset(DEFERCLIFF_COMPILER_FITS CACHE)
  message(FATAL_ERROR
    "defercliff: ${CMAKE_CXX_COMPILER} with the flags '${CMAKE_CXX_FLAGS}' builds for "
    "another machine or standard library than LLVM ${LLVM_VERSION}.\n"
    "Configure with CXX=clang++-${DEFERCLIFF_LLVM_MAJOR} or CXX=g++, without such flags.")
endif()

message(STATUS "Building for LLVM ${LLVM_VERSION} in ${CLANG_INSTALL_PREFIX}")

# All our code is compiled alike, tests included, so that precompiled headers
# can be shared: position independent, and like LLVM itself without exceptions
# and RTTI. Matchers and overrides leave parameters unused.
function(defercliff_target target)
  target_compile_features(${target} PRIVATE cxx_std_17)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  target_compile_options(${target} PRIVATE
    -fPIC -fno-exceptions -fno-rtti -Wall -Wextra -Wno-unused-parameter
    $<$<BOOL:${DEFERCLIFF_WERROR}>:-Werror>)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_include_directories(${target} SYSTEM PRIVATE
    ${CLANG_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
  separate_arguments(definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
  target_compile_definitions(${target} PRIVATE ${definitions})
endfunction()

# Precompiles headers of <target>, given as <name>. Only with Clang: GCC's take
# longer to load than the headers take to parse.
function(defercliff_precompile target)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_precompile_headers(${target} PRIVATE ${ARGN})
    # ccache compares the headers itself, and misses if the time is in there.
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()
