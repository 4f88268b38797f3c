// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: algorithms with an execution policy are joined before they return: silent.
#include <algorithm>
#include <execution>
#include <numeric>
#include <vector>

void use(int) noexcept;

void policies(std::vector<int> &data, const std::vector<int> &offsets) {
  for (int o : offsets) {
    int twice = 2 * o;
    std::for_each(std::execution::par, data.begin(), data.end(), [&](int &v) { v += twice; }); // quiet: joined
    std::for_each(std::execution::seq, data.begin(), data.end(), [&o](int &v) { v += o; }); // quiet: sequential
    std::sort(std::execution::par_unseq, data.begin(), data.end(), [&](int a, int b) { return a % twice < b % twice; }); // quiet: joined
    use(std::transform_reduce(std::execution::par, data.begin(), data.end(), 0, [](int a, int b) { return a + b; }, [&o](int v) { return v * o; })); // quiet: joined
    if (std::any_of(std::execution::par, data.begin(), data.end(), [&twice](int v) { return v == twice; })) // quiet: joined
      use(o);
  }
}
