// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// A guard in the place of the insertion would not compile or would do something
// else: a note says why nothing is changed.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
void read(File *);
std::string nameOf(File *);
bool next();

using Actions = std::vector<std::function<void()>>;

// A jump may not pass the definition of a variable by.
void label(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    if (!F)
      goto done;
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-8]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: a jump may pass the new guard by
  done:
    next();
  }
}

void labelInBlock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    if (!F)
      goto inner;
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-8]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: a jump may pass the new guard by
    if (next()) {
    inner:
      next();
    }
  }
}

void laterCase(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    switch (I) {
      File *F;
    case 0:
      F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-5]]:13: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-9]]:11: note: 'Later' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: a jump may pass the new guard by
      break;
    default:
      break;
    }
  }
}

void computed(int N) {
  Actions Later;
  void *Target = &&done;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: a jump may pass the new guard by
    goto *Target;
  done:
    next();
  }
}

// Whoever comes from behind the guard has passed it.
void jumpBehind(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    switch (I) {
    case 0:
      if (!next())
        goto done;
      break;
    }
    read(F);
  done:
    next();
  }
}

// The caller gets the list, and runs it when it is done.
void parameter(Actions &Later, int N) {
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:25: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the caller may use what the holder has
  }
}

struct Job {
  Actions Later;
};
void memberOfParameter(Job *J, int N) {
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    J->Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: each iteration adds the release of 'F' to 'J'; nothing is released before 'J' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:29: note: 'J' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:14: note: no fix is offered: the caller may use what the holder has
  }
}

void sharedWithCaller(std::shared_ptr<Actions> Given, int N) {
  std::shared_ptr<Actions> Later = Given;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later->push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:12: note: no fix is offered: the caller may use what the holder has
  }
}

bool inLambda(int N) {
  Actions Later;
  auto Fill = [&] {
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:13: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: the function around may use what the holder has
    }
  };
  Fill();
  return Later.empty();
}

struct Session {
  explicit Session(File *F);
  Session();
  ~Session();
  void attach(File *F);
  File *file();
};

// The session flushes the file when it dies: before the guard, so far.
void madeWith(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Session S(F);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what dies after the new guard may need what its action uses
  }
}

void madeByWayOf(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    auto Open = [F] { return Session(F); };
    const Session &S = Open();
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-8]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what dies after the new guard may need what its action uses
  }
}

void metLater(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    Session S;
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what dies after the new guard may need what its action uses
    S.attach(F);
  }
}

void flush(File **F);
void cleanedUp(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    __attribute__((cleanup(flush))) File *Flushed = F;
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what dies after the new guard may need what its action uses
  }
}

File *acquire(Session &);
void madeFrom(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    Session S;
    File *F = acquire(S);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what dies after the new guard may need what its action uses
  }
}

// The clean-up would run while the lock is held.
std::mutex Mutex;
void locked(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    std::lock_guard<std::mutex> Lock(Mutex);
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      std::lock_guard<std::mutex> Lock(Mutex);
      fclose(F);
    });
  }
}

// A string needs nothing of what it was made with, and a variable behind the
// guard dies before it.
void harmless(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    Session Other;
    File *F = fopen(I);
    std::string Name = nameOf(F);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-8]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    Session S(F);
  }
}

// Whoever runs the list may catch what an action throws.
void throws(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action throws, which would end the program
      if (fclose(F))
        throw fclose(F);
    });
  }
}

void throwsAgain(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action throws, which would end the program
      try {
        fclose(F);
      } catch (...) {
        throw;
      }
    });
  }
}

void throwsAndCatches(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      try {
        if (fclose(F))
          throw 1;
      } catch (const int &) {
        next();
      }
    });
  }
}

// The action takes a lock that may be held where the guard would run it.
std::mutex Files;
class FilesLock {
public:
  FilesLock() { Files.lock(); }
  ~FilesLock() { Files.unlock(); }
};

void underLock(int N) {
  Actions Later;
  std::unique_lock<std::mutex> Hold(Files);
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      std::lock_guard<std::mutex> L(Files);
      fclose(F);
    });
  }
  Hold.unlock();
  for (auto &Action : Later)
    Action();
}

void underOwnLock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    FilesLock Hold;
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      FilesLock L;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

int mutex_lock(std::mutex *);
struct TextBlock {
  ~TextBlock();
};

void byFunction(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      mutex_lock(&Files);
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

// This is no lock.
void block(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      TextBlock B;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

// A lock by whatever word is before it.
struct DbLock {
  DbLock() { Files.lock(); }
  ~DbLock() { Files.unlock(); }
};
struct RPCLocker {
  ~RPCLocker();
};
struct MutexGuard {
  ~MutexGuard();
};
void run_lock();
void rwlock_rdlock();

void wordBefore(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      DbLock L;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void capitalsBefore(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      RPCLocker L;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void mutexGuard(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      MutexGuard M;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void calledWithWords(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      run_lock();
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void calledInOneWord(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: the action takes a lock, which may be held here
      rwlock_rdlock();
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

// And none of these.
struct DBlock {
  ~DBlock();
};
struct WallClock {
  ~WallClock();
};
void spin_unlock();
void UnLock();

void capitalAndBlock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      DBlock B;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void clock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      WallClock C;
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void unlock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      spin_unlock();
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}

void unlockInTwoWords(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
      UnLock();
      fclose(F);
    });
  }
  for (auto &Action : Later)
    Action();
}
