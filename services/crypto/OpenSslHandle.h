// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace onewindow::crypto {

/// The deleter of an OpenSSL object: calls the function that frees it.
template <auto free>
struct OpenSslFree
{
    template <typename T>
    void operator()(T* object) const
    {
        free(object);
    }
};

/// Owns an OpenSSL object: OpenSslHandle<BIGNUM, BN_clear_free>.
template <typename T, auto free>
using OpenSslHandle = std::unique_ptr<T, OpenSslFree<free>>;

/// OpenSSL's own words for what went wrong in this thread; empties its list of errors.
QString takeOpenSslErrors();

/// An error whose detail is `what` and OpenSSL's words.
Error openSslError(ErrorCode code, const QString& what);

/// The bytes as OpenSSL wants them: unsigned, and not null even where there are none (null often
/// means "not given" there).
const unsigned char* unsignedBytes(QByteArrayView bytes);

/// Where OpenSSL writes: the bytes of an array that has its final size already.
unsigned char* writableBytes(QByteArray& bytes);

} // namespace onewindow::crypto
