// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// guards without a lambda: Boost.ScopeExit's function-local struct (expanded or by macro) is inline: style in a loop
#include <cstdio>
#include <vector>

namespace boost { namespace scope_exit { namespace detail {
template <class T> struct declared { T value; };
}}} // namespace boost::scope_exit::detail

#define SE_CAT_I(a, b) a##b
#define SE_CAT(a, b) SE_CAT_I(a, b)
// one captured variable by reference, as BOOST_SCOPE_EXIT(&var) { ... } BOOST_SCOPE_EXIT_END expands
#define BOOST_SCOPE_EXIT_1(type, var)                                                                                  \
  struct SE_CAT(boost_se_params_t_, __LINE__) { type &ref; } SE_CAT(boost_se_params_, __LINE__) = {var};               \
  boost::scope_exit::detail::declared<SE_CAT(boost_se_params_t_, __LINE__) *> SE_CAT(boost_se_args_, __LINE__) = {     \
      &SE_CAT(boost_se_params_, __LINE__)};                                                                            \
  struct SE_CAT(boost_se_guard_t_, __LINE__) {                                                                         \
    using boost_se_params_t = SE_CAT(boost_se_params_t_, __LINE__);                                                    \
    boost_se_params_t *boost_se_params_;                                                                               \
    SE_CAT(boost_se_guard_t_, __LINE__)(boost_se_params_t * p) : boost_se_params_(p) {}                                \
    ~SE_CAT(boost_se_guard_t_, __LINE__)() { boost_se_body(boost_se_params_->ref); }                                   \
    static void boost_se_body(type &var)
#define BOOST_SCOPE_EXIT_END } SE_CAT(boost_se_guard_, __LINE__)(SE_CAT(boost_se_args_, __LINE__).value);

int open_port(int);
void close_port(int);

int inLoop(const std::vector<int> &wanted) {
  int opened = 0;
  for (int w : wanted) {
    int port = open_port(w);
    if (port < 0)
      continue;
    BOOST_SCOPE_EXIT_1(int, port) { close_port(port); } BOOST_SCOPE_EXIT_END // want style: params, args and guard: one report
    ++opened;
  }
  return opened;
}

void whileLoop(std::FILE *list) {
  char line[64];
  while (std::fgets(line, sizeof line, list)) {
    std::FILE *f = std::fopen(line, "r");
    BOOST_SCOPE_EXIT_1(std::FILE *, f) { if (f) std::fclose(f); } BOOST_SCOPE_EXIT_END // want style: local struct
    std::fgetc(f);
  }
}

int once(int w) {
  int port = open_port(w);
  BOOST_SCOPE_EXIT_1(int, port) { close_port(port); } BOOST_SCOPE_EXIT_END // quiet: no loop
  int sum = 0;
  for (int i = 0; i < w; ++i)
    sum += i;
  return sum;
}

int retryOnce(int w) {
  while (true) {
    int port = open_port(w);
    if (port < 0)
      continue;
    BOOST_SCOPE_EXIT_1(int, port) { close_port(port); } BOOST_SCOPE_EXIT_END // quiet: the block always returns
    return port;
  }
}

void params(int n) {
  for (int i = 0; i < n; ++i) {
    struct Params { int &ref; } p = {i}; // quiet: an aggregate of references
    boost::scope_exit::detail::declared<Params *> args = {&p}; // quiet: an argument holder
    close_port(args.value->ref);
  }
}
