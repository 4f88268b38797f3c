# Stands for an LLVM without the headers of clang-tidy.
set(LLVM_VERSION_MAJOR 22)
set(LLVM_VERSION 22.1.0)
set(CLANG_INSTALL_PREFIX "${CMAKE_CURRENT_LIST_DIR}")
set(CLANG_LINK_CLANG_DYLIB ON)
