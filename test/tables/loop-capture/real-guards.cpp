// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Scope guards that die in the iteration.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <gsl/util>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <vector>
struct Node { Node *next; int id; };
void release(Node *); void done(int); void done(const std::string &); void rollback(int); int step(int); bool skip(int);
FILE *open(int);

void plain(int n) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup c = [&] { done(i); }; // want style: nothing changes i
    step(i);
  }
  for (int i = 0; i < n; ++i) {
    auto c = gsl::finally([&i] { done(i); }); // want style: nothing changes i
    if (skip(i))
      continue;
    step(i);
  }
}
void list(Node *head) {
  for (Node *node = head; node;) {
    auto c = gsl::finally([&] { release(node); }); // want bug: releases the next node
    step(node->id);
    node = node->next;
  }
  for (Node *node = head; node;) {
    Node *next = node->next;
    auto c = gsl::finally([node] { release(node); }); // quiet: a copy
    step(next ? next->id : 0);
    node = next;
  }
  for (Node *node = head; node; node = node->next) {
    auto c = gsl::finally([&] { done(node->id); }); // want style: the increment runs after the guard
    step(node->id);
  }
}
void advance(int n) {
  for (int i = 0; i < n;) {
    auto next = gsl::finally([&] { ++i; }); // quiet: the guard is what moves i
    if (skip(i))
      continue;
    step(i);
  }
  int depth = 0;
  while (depth < n) {
    ++depth;
    absl::Cleanup pop = [&] { if (skip(depth)) --depth; }; // quiet: the guard changes it on purpose
    step(depth);
  }
}
void late(int n) {
  for (int i = 0; i < n; ++i) {
    FILE *f = nullptr;
    absl::Cleanup close = [&f] { if (f) fclose(f); }; // quiet: meant to see what is opened below
    f = open(i);
    if (!f)
      continue;
    bool ok = false;
    absl::Cleanup undo = [&ok, i] { if (!ok) rollback(i); }; // quiet: a flag of the iteration
    ok = step(i) == 0;
  }
  int rc = 0;
  for (int i = 0; i < n; ++i) {
    absl::Cleanup report = [&rc] { done(rc); }; // quiet: the outcome of the iteration is what it reports
    rc = step(i);
  }
}
void elements(std::list<std::string> &names, std::vector<Node *> &nodes) {
  for (auto &name : names) {
    absl::Cleanup c = [&] { done(name); }; // quiet: the element
    step(1);
  }
  for (auto *node : nodes) {
    absl::Cleanup c = [&] { release(node); }; // want style: the pointer is as cheap to copy
    step(node->id);
  }
  for (auto *node : nodes) {
    absl::Cleanup c = [&] { release(node); }; // want bug: node is moved on before the guard runs
    while (node->next)
      node = node->next;
  }
}
void escaping(std::vector<Node *> &nodes) {
  std::optional<absl::Cleanup<absl::cleanup_internal::Tag, void (*)()>> none;
  std::vector<gsl::final_action<std::function<void()>>> guards;
  for (auto *node : nodes)
    guards.push_back(gsl::finally(std::function<void()>([&] { release(node); }))); // want bug: the guards outlive node
  for (auto *node : nodes)
    guards.push_back(gsl::finally(std::function<void()>([=] { release(node); }))); // quiet: a copy
}
void cancelledOnAllPaths(int n) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup c = [&] { rollback(i); }; // want style: even so nothing changes i
    if (step(i))
      continue;
    std::move(c).Cancel();
  }
}
