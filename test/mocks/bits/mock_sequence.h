#pragma once

#include <initializer_list>
#include <new>
#include <utility>

/// The members that the sequence containers have in common. A macro, since a
/// base class would be seen in the callees.
#define MOCK_SEQUENCE(Class, T)                                                \
  public:                                                                      \
  using value_type = T;                                                        \
  using iterator = T *;                                                        \
  using const_iterator = const T *;                                            \
  Class();                                                                     \
  explicit Class(size_t n);                                                    \
  Class(size_t n, const T &value);                                             \
  Class(initializer_list<T> values);                                           \
  Class(const Class &other);                                                   \
  Class(Class &&other) noexcept;                                               \
  ~Class();                                                                    \
  Class &operator=(const Class &other);                                        \
  Class &operator=(Class &&other) noexcept;                                    \
  iterator begin() noexcept;                                                   \
  iterator end() noexcept;                                                     \
  const_iterator begin() const noexcept;                                       \
  const_iterator end() const noexcept;                                         \
  size_t size() const noexcept;                                                \
  bool empty() const noexcept;                                                 \
  T &front();                                                                  \
  const T &front() const;                                                      \
  T &back();                                                                   \
  const T &back() const;                                                       \
  T &operator[](size_t index);                                                 \
  const T &operator[](size_t index) const;                                     \
  T &at(size_t index);                                                         \
  const T &at(size_t index) const;                                             \
  void clear() noexcept;                                                       \
  void reserve(size_t size);                                                   \
  void resize(size_t size);                                                    \
  void push_back(const T &value);                                              \
  void push_back(T &&value);                                                   \
  template <typename... A> T &emplace_back(A &&...args) {                      \
    return *::new (static_cast<void *>(_M_finish++))                           \
        T(std::forward<A>(args)...);                                           \
  }                                                                            \
  template <typename... A> iterator emplace(const_iterator at, A &&...args) {  \
    return ::new (_M_slot(at)) T(std::forward<A>(args)...);                    \
  }                                                                            \
  iterator insert(const_iterator at, const T &value);                          \
  iterator insert(const_iterator at, T &&value);                               \
  iterator erase(const_iterator at);                                           \
  void pop_back();                                                             \
  void swap(Class &other) noexcept;                                            \
  private:                                                                     \
  void *_M_slot(const_iterator at);                                            \
  T *_M_start, *_M_finish, *_M_end_of_storage;
