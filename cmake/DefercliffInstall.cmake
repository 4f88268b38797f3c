# What is installed, and how it is packed. Every file has the version of LLVM in
# its path, so that the packages for several can stand side by side.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(major ${DEFERCLIFF_LLVM_MAJOR})
set(plugin_dir "${CMAKE_INSTALL_LIBDIR}/defercliff")
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Defercliff-${major}")
set(doc_dir "${CMAKE_INSTALL_DATADIR}/doc/defercliff-${major}")

install(TARGETS defercliff defercliffChecks LIBRARY DESTINATION "${plugin_dir}")
if(TARGET defercliffClangd)
  install(TARGETS defercliffClangd)
endif()
install(FILES LICENSE DESTINATION "${doc_dir}" RENAME copyright)
install(FILES README.md DESTINATION "${doc_dir}")
install(DIRECTORY docs DESTINATION "${doc_dir}")

# find_package(Defercliff), for projects that check their own targets.
set(plugin "${plugin_dir}/defercliff-${major}.so")
configure_package_config_file(
  cmake/DefercliffConfig.cmake.in
  "${PROJECT_BINARY_DIR}/package/DefercliffConfig.cmake"
  INSTALL_DESTINATION "${package_dir}"
  PATH_VARS plugin
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/package/DefercliffConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
# CMake goes on to the package for another LLVM if this one is not suitable.
file(APPEND "${PROJECT_BINARY_DIR}/package/DefercliffConfigVersion.cmake" "
if(DEFERCLIFF_LLVM AND NOT DEFERCLIFF_LLVM EQUAL ${major})
  string(APPEND PACKAGE_VERSION \" for LLVM ${major}\")
  set(PACKAGE_VERSION_UNSUITABLE TRUE)
endif()
")
install(FILES
  "${PROJECT_BINARY_DIR}/package/DefercliffConfig.cmake"
  "${PROJECT_BINARY_DIR}/package/DefercliffConfigVersion.cmake"
  DESTINATION "${package_dir}")

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME "defercliff-${major}")
set(CPACK_PACKAGE_CONTACT "The defercliff developers")
set(CPACK_PACKAGE_DESCRIPTION
  "A plugin for clang-tidy-${major}. It finds scope guards that are built or\n\
 allocate in loops, deferred actions that refer to a loop variable, and\n\
 functions with more guards than a reader can follow, and offers fixes.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "clang-tidy-${major}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
