// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A heap that leaves nothing behind: what this program and its libraries give back is overwritten
// first. A name goes through dozens of strings on its way from the card to the screen, in Qt and in
// the drawing of text as well; each of them wipes its last copy here, and nobody has to think of
// it. (M_PERTURB of mallopt() does not reach the blocks that the C library keeps for each thread,
// which is nearly all of them.) Linked into the program itself, this stands before the C library's
// own two functions; blocks of all others, as calloc() and operator new, come back through free().

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

// What the C library calls its own.
extern "C" {
void __libc_free(void* block) noexcept;         // NOLINT(bugprone-reserved-identifier)
void* __libc_malloc(std::size_t size) noexcept; // NOLINT(bugprone-reserved-identifier)
}

extern "C" void free(void* block) noexcept
{
    if (block != nullptr) {
        explicit_bzero(block, malloc_usable_size(block));
        __libc_free(block);
    }
}

/// Moves where the C library might leave the old block as it is, or part of it.
extern "C" void* realloc(void* block, std::size_t size) noexcept
{
    if (block == nullptr) {
        return __libc_malloc(size);
    }
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t has = malloc_usable_size(block);
    // As large as it is to be, and not twice that: it stays.
    if (size <= has && size >= has / 2) {
        return block;
    }
    void* moved = __libc_malloc(size);
    if (moved == nullptr) {
        return nullptr;
    }
    std::memcpy(moved, block, std::min(has, size));
    free(block);
    return moved;
}
