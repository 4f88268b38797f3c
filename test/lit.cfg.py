# What the tests are called with; lit reads this file.

import os
import shlex
import sys

import lit.formats

config.name = "defercliff"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["Inputs", "mocks", "support", "unit"]
config.test_source_root = os.path.dirname(__file__)
# ctest runs one lit for each test, several at once. Each gets a root of its own:
# lit keeps the times of its tests there, in a file that it does not lock.
config.test_exec_root = os.path.join(config.binary_dir, "test",
                                     lit_config.params.get("root", "."))

config.available_features.add(f"llvm-{config.llvm_major}")
for major in range(14, int(config.llvm_major) + 1):
    config.available_features.add(f"llvm-{major}-or-later")

run_check = os.path.join(config.test_source_root, "support", "run_check.py")
tools = [
    f"--clang-tidy={config.clang_tidy}",
    f"--clang={config.clang}",
    f"--filecheck={config.filecheck}",
    f"--mocks={os.path.join(config.test_source_root, 'mocks')}",
]
quoted = " ".join(shlex.quote(t) for t in [config.python, run_check, *tools])
check_table = os.path.join(config.test_source_root, "support", "check_table.py")
quoted_table = " ".join(shlex.quote(t) for t in [config.python, check_table, tools[0]])
check_costs = os.path.join(config.test_source_root, "support", "check_costs.py")
quoted_costs = " ".join(shlex.quote(t) for t in [config.python, check_costs, *tools[:2],
                                                 f"--gxx={config.gxx}"])
check_behaviour = os.path.join(config.test_source_root, "support", "check_behaviour.py")
quoted_behaviour = " ".join(shlex.quote(t) for t in [config.python, check_behaviour, tools[0],
                                                     f"--gxx={config.gxx}"])
# %check CHECK %s %t: a check of the plugin. %stock_check: one of clang-tidy's.
# %table CHECK %s %t: a check against a table of expectations.
# %costs LIBRARY %s %t: the cost model against what is allocated.
# %behaviour CHECK %s %t: what a program does before and after its fix.
config.substitutions += [
    ("%check", f"{quoted} --plugin={shlex.quote(config.plugin)}"),
    ("%stock_check", quoted),
    ("%table", f"{quoted_table} --plugin={shlex.quote(config.plugin)}"),
    ("%behaviour", f"{quoted_behaviour} --plugin={shlex.quote(config.plugin)}"),
    ("%costs", f"{quoted_costs} --plugin={shlex.quote(config.plugin)}"),
    ("%tidy", f"{shlex.quote(config.clang_tidy)} -load={shlex.quote(config.plugin)}"),
    ("%run_clang_tidy",
     shlex.quote(os.path.join(os.path.dirname(config.clang_tidy), "run-clang-tidy"))),
    ("%apply_replacements", shlex.quote(config.apply_replacements)),
    ("%other_clang_tidy", shlex.quote(config.other_clang_tidy)),
    ("%module", shlex.quote(config.checks_module)),
    ("%clang_tidy", shlex.quote(config.clang_tidy)),
    ("%plugin", shlex.quote(config.plugin)),
    ("%FileCheck", shlex.quote(config.filecheck)),
    ("%not", shlex.quote(config.not_)),
    ("%cmake", shlex.quote(config.cmake)),
    ("%build", shlex.quote(config.binary_dir)),
    ("%clangxx", shlex.quote(config.clang + "++")),
    ("%python", shlex.quote(config.python)),
    ("%root", shlex.quote(os.path.dirname(config.test_source_root))),
    ("%major", config.llvm_major),
]
# Include paths of libraries that need some. Debian puts a part of them under
# the name of the architecture.
libraries = f"/usr/include/{sys.implementation._multiarch}"
config.substitutions += [
    ("%qt", f"-I{libraries}/qt5 -I{libraries}/qt5/QtCore"),
    ("%glib", "-I/usr/include/glib-2.0 "
              f"-I/usr/lib/{sys.implementation._multiarch}/glib-2.0/include"),
]
# What else of the LLVM in use the tests need; FileCheck stands in its folder.
llvm = os.path.dirname(config.filecheck)
config.substitutions += [
    ("%readelf", shlex.quote(os.path.join(llvm, "llvm-readelf"))),
    ("%llvm", "-I" + shlex.quote(os.path.join(os.path.dirname(llvm), "include"))),
    ("%libllvm", f"-L{shlex.quote(os.path.join(os.path.dirname(llvm), 'lib'))} "
                 f"-lLLVM-{config.llvm_major}"),
]
# Only newer versions have the libraries of clangd.
if config.clangd:
    config.available_features.add("clangd")
    config.substitutions += [("%clangd", shlex.quote(config.clangd)),
                             ("%nvim", shlex.quote(config.nvim))]
# A version of LLVM that is not installed.
missing = [m for m in range(14, 23) if not os.path.isdir(f"/usr/lib/llvm-{m}")]
config.substitutions.append(("%missing_llvm", str(missing[0]) if missing else "none"))
# Only one version of libc++ can be installed.
if os.path.isdir(os.path.join(os.path.dirname(llvm), "include", "c++", "v1")):
    config.available_features.add("libcxx")
# No .clang-tidy of the user's may speak in a test.
config.environment["HOME"] = config.test_exec_root
