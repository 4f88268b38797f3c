# The target self-check runs the plugin on its own sources, as far as they or
# the plugin changed, and writes what it says into self-check/<file>.txt.

find_program(CLANG_TIDY_PROGRAM clang-tidy-${DEFERCLIFF_LLVM_MAJOR}
  HINTS "${CLANG_INSTALL_PREFIX}/bin")
mark_as_advanced(CLANG_TIDY_PROGRAM)
if(NOT CLANG_TIDY_PROGRAM)
  return()
endif()

file(GLOB_RECURSE headers CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/checks/*.h" "${PROJECT_SOURCE_DIR}/lib/*.h")

set(outputs "")
set(targets defercliff defercliffCheckObjects defercliffAnalysis)
if(TARGET defercliffClangd)
  list(APPEND targets defercliffClangd)
endif()
foreach(target IN LISTS targets)
  get_target_property(directory ${target} SOURCE_DIR)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${directory}")
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}"
      OUTPUT_VARIABLE name)
    string(REPLACE "/" "." output "${name}")
    set(output "${PROJECT_BINARY_DIR}/self-check/${output}.txt")
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CLANG_TIDY_PROGRAM}" --quiet
        "--load=$<TARGET_FILE:defercliff>" "--checks=-*,defercliff-*"
        "--header-filter=${PROJECT_SOURCE_DIR}/(checks|lib)/"
        -p "${PROJECT_BINARY_DIR}" "${name}" > "${output}"
      DEPENDS defercliff "${source}" ${headers}
      WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
      COMMENT "Checking ${name}"
      VERBATIM)
    list(APPEND outputs "${output}")
  endforeach()
endforeach()

add_custom_target(self-check DEPENDS ${outputs})
