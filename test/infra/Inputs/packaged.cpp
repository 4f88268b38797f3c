// What .ci/package checks. It includes nothing: a clean system has no headers.

template <typename Action> class OnExit {
public:
  explicit OnExit(Action Act) : Act(Act) {}
  ~OnExit() { Act(); }

private:
  Action Act;
};

void close(int File);

void closeAll(int Count) {
  for (int File = 0; File != Count; ++File)
    OnExit Close([File] { close(File); });
}
