// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace onewindow::platform {

/// Reads one request from the bytes of a connection (RFC 9112): pure, without a socket, so that a
/// fuzzer feeds it as the server does. One object a request.
class RequestParser
{
public:
    /// `headerLimit`: bytes of request line and headers.
    explicit RequestParser(std::uint32_t headerLimit);
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;
    RequestParser(RequestParser&&) = delete;
    RequestParser& operator=(RequestParser&&) = delete;

    /// Takes what it can of `bytes`, and says how much that was. What is left comes again, in
    /// front of what follows it.
    std::size_t put(std::string_view bytes);

    /// The answer to what cannot be a request; nothing if the last put() found no fault.
    [[nodiscard]] const std::optional<HttpResponse>& fault() const { return m_fault; }

    /// Whether the last put() could do nothing more with what it was given.
    [[nodiscard]] bool needsMore() const { return m_needsMore; }

    [[nodiscard]] bool isHeadDone() const;
    [[nodiscard]] bool isDone() const;

    /// Bytes of body that may come, from now on. To be called when the head is done.
    void setBodyLimit(std::uint64_t bytes);

    /// Fills in method, headers and target. Once, when the head is done. The answer to a head that
    /// is refused (version, Host, target); nothing if it is not.
    std::optional<HttpResponse> takeHead(HttpRequest& request) const;

    /// What the head says about the body's length; nothing if it comes in chunks.
    [[nodiscard]] std::optional<std::uint64_t> contentLength() const;
    [[nodiscard]] bool isHeadRequest() const; ///< The method is HEAD.
    [[nodiscard]] bool keepAlive() const;

    /// When all is done.
    [[nodiscard]] QByteArray takeBody();

    /// Too much before the end of a header, or of the line before a chunk, for the limit given.
    [[nodiscard]] static HttpResponse headerTooLarge();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::optional<HttpResponse> m_fault;
    bool m_needsMore = false;
};

} // namespace onewindow::platform
