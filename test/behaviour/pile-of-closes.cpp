// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// What piled up until the list was run is closed at the end of its iteration.
// The list is empty then.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <vector>

struct File {
  int id;
};

static int open;
static File *openFile(int id) {
  std::printf("open %d, %d open\n", id, ++open);
  return new File{id};
}
static void fileClose(File *file) {
  std::printf("close %d, %d open\n", file->id, --open);
  delete file;
}
static void file_close(File *file) { fileClose(file); }

int main() {
  std::vector<std::function<void()>> cleanups;
  for (int i = 0; i < 3; ++i) {
    File *file = openFile(i);
    cleanups.push_back([file] { file_close(file); });
    std::printf("use %d\n", file->id);
  }
  for (auto &cleanup : cleanups)
    cleanup();
  std::printf("%d open\n", open);
}
// PRINTED: open 0, 1 open
// PRINTED: use 0
// PRINTED: open 1, 2 open
// PRINTED: use 1
// PRINTED: open 2, 3 open
// PRINTED: use 2
// PRINTED: close 0, 2 open
// PRINTED: close 1, 1 open
// PRINTED: close 2, 0 open
// PRINTED: 0 open
// PRINTS: open 0, 1 open
// PRINTS: use 0
// PRINTS: close 0, 0 open
// PRINTS: open 1, 1 open
// PRINTS: use 1
// PRINTS: close 1, 0 open
// PRINTS: open 2, 1 open
// PRINTS: use 2
// PRINTS: close 2, 0 open
// PRINTS: 0 open
