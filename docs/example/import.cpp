// Imports files of orders into a warehouse: "import FILE..." reads lines of
// "order line amount". It works on a good day. Each of the three functions
// falls off one of the cliffs.

#include "OnExit.h"
#include "Warehouse.h"
#include "absl/cleanup/cleanup.h"
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

// A row that is not accepted must not stay staged: a guard for each row. Its
// action is too large for the buffer in std::function, so each row allocates.
static int importRows(std::FILE *File, Warehouse &Target) {
  int Imported = 0;
  char Order[64];
  int Line = 0;
  long Amount = 0;
  while (std::fscanf(File, "%63s %d %ld", Order, &Line, &Amount) == 3) {
    const std::string Key = Order;
    const int Row = Line;
    Target.stage(Key, Row, Amount);
    OnExit Unstage([&Target, &Key, Row] { Target.unstage(Key, Row); });
    if (Amount <= 0)
      continue;
    Unstage.dismiss();
    ++Imported;
  }
  return Imported;
}

static int importFile(const std::string &Path, Warehouse &Target) {
  std::FILE *File = std::fopen(Path.c_str(), "r");
  if (!File)
    return 0;
  absl::Cleanup CloseFile = [File] { std::fclose(File); };
  return importRows(File, Target);
}

// A thread for each file. Index is gone, or counted on, when a thread uses it.
static int importAll(const std::vector<std::string> &Paths, Warehouse &Target) {
  std::vector<int> Counts(Paths.size());
  std::vector<std::thread> Threads;
  for (std::size_t Index = 0; Index < Paths.size(); ++Index)
    Threads.emplace_back(
        [&] { Counts[Index] = importFile(Paths[Index], Target); });
  int Sum = 0;
  for (std::thread &Thread : Threads)
    Thread.join();
  for (int Count : Counts)
    Sum += Count;
  return Sum;
}

// The whole job, with nine things to undo at its end.
static int runJob(const std::vector<std::string> &Paths, Warehouse &Target) {
  char *Buffer = static_cast<char *>(std::malloc(1 << 16));
  absl::Cleanup FreeBuffer = [Buffer] { std::free(Buffer); };

  std::FILE *Log = std::fopen("import.log", "a");
  if (!Log)
    return EXIT_FAILURE;
  absl::Cleanup CloseLog = [Log] { std::fclose(Log); };

  std::FILE *LockFile = std::fopen("import.lock", "wx");
  if (!LockFile)
    return EXIT_FAILURE;
  absl::Cleanup RemoveLock = [] { std::remove("import.lock"); };
  absl::Cleanup CloseLock = [LockFile] { std::fclose(LockFile); };

  const std::string Locale = std::setlocale(LC_NUMERIC, nullptr);
  std::setlocale(LC_NUMERIC, "C");
  absl::Cleanup ResetLocale = [&Locale] {
    std::setlocale(LC_NUMERIC, Locale.c_str());
  };

  std::setvbuf(Log, Buffer, _IOFBF, 1 << 16);
  absl::Cleanup FlushLog = [Log] { std::fflush(Log); };

  Target.begin();
  absl::Cleanup EndTransaction = [&Target] { Target.end(); };
  std::fputs("import started\n", Log);
  absl::Cleanup LogEnd = [Log] { std::fputs("import ended\n", Log); };
  absl::Cleanup LogSize = [Log, &Target] {
    std::fprintf(Log, "%zu rows in stock\n", Target.size());
  };

  const int Imported = importAll(Paths, Target);
  std::printf("%d rows imported\n", Imported);
  return EXIT_SUCCESS;
}

int main(int ArgCount, char **Args) {
  Warehouse Target;
  return runJob({Args + 1, Args + ArgCount}, Target);
}
