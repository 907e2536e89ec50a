#pragma once

/// Loops for wide registers.
///
/// A function marked MINORI_WIDE is compiled for several generations of processors, and the program takes the widest
/// that the machine has. Worth it for loops over plain arrays; the functions that such a loop calls must be inline.
/// No bit of a result depends on it: sums keep their order, and -ffp-contract=off keeps every rounding. Not with
/// sanitizers, which start later than the choice is made.

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && __GNUC__ >= 12 && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define MINORI_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MINORI_WIDE
#endif
