// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Enforce.h"
#include "services/core/Error.h"

#include <utility>
#include <variant>

namespace onewindow {

/// A value or the Error that stands in its place. Ask with `if (result)` before value() or error():
/// asking for the one that is not there is a broken invariant and ends the program.
template <typename T>
class [[nodiscard]] Result
{
public:
    // NOLINTNEXTLINE(google-explicit-constructor): `return value;` is how a Result is made.
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}

    // NOLINTNEXTLINE(google-explicit-constructor): `return error;` likewise.
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    explicit operator bool() const { return m_state.index() == 0; }

    [[nodiscard]] const T& value() const&
    {
        OW_ENFORCE(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }

    [[nodiscard]] T& value() &
    {
        OW_ENFORCE(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }

    [[nodiscard]] T value() &&
    {
        OW_ENFORCE(m_state.index() == 0);
        return std::move(*std::get_if<0>(&m_state));
    }

    [[nodiscard]] const Error& error() const
    {
        OW_ENFORCE(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Done, or the Error that says why not.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;

    // NOLINTNEXTLINE(google-explicit-constructor): `return error;` is how a failure is made.
    Result(Error error)
        : m_state(std::move(error))
    {}

    explicit operator bool() const { return m_state.index() == 0; }

    [[nodiscard]] const Error& error() const
    {
        OW_ENFORCE(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace onewindow

/// Leaves the function with the error of `expression` (a Result), if it has one.
#define OW_TRY(expression)                                                                         \
    do {                                                                                           \
        if (auto owTryResult = (expression); !owTryResult) {                                       \
            return owTryResult.error();                                                            \
        }                                                                                          \
    } while (false)
