#pragma once

namespace tbb {
namespace detail {
namespace d1 {

template <typename Index, typename F>
void parallel_for(Index first, Index last, const F &f) {
  for (Index i = first; i < last; ++i)
    f(i);
}

} // namespace d1
} // namespace detail

inline namespace v1 {
using detail::d1::parallel_for;
} // namespace v1

} // namespace tbb
