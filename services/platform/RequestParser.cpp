// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RequestParser.h"

#include "services/platform/Problem.h"

// Beast 1.81 asserts that a last chunk that comes in pieces is at hand with five bytes at least; of
// a body that begins with it there may be four, and what follows copes with them. Without this a
// client could end a debug build.
#define BOOST_DISABLE_ASSERTS
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace onewindow::platform {

namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

/// Until the head is known and the handler has said what it takes.
constexpr std::uint64_t kBodyHardLimit = 64ULL << 20;

QByteArray toQt(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

HttpResponse problemOf(const error_code& error)
{
    if (error == http::error::header_limit) {
        return RequestParser::headerTooLarge();
    }
    return error == http::error::body_limit
               ? problem({ErrorCode::TooLarge, QStringLiteral("body")}, QStringLiteral("body"))
               : problem({ErrorCode::BadRequest, QString::fromStdString(error.message())});
}

} // namespace

struct RequestParser::Impl
{
    http::request_parser<http::string_body> parser;
};

RequestParser::RequestParser(std::uint32_t headerLimit)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->parser.header_limit(headerLimit);
    m_impl->parser.body_limit(kBodyHardLimit);
}

RequestParser::~RequestParser() = default;

HttpResponse RequestParser::headerTooLarge()
{
    return problem({ErrorCode::TooLarge, QStringLiteral("headers")}, {}, 431);
}

std::size_t RequestParser::put(std::string_view bytes)
{
    error_code error;
    const std::size_t used =
        m_impl->parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    m_needsMore = error == http::error::need_more || used == bytes.size();
    if (error && error != http::error::need_more) {
        m_fault = problemOf(error);
    }
    return used;
}

bool RequestParser::isHeadDone() const
{
    return m_impl->parser.is_header_done();
}

bool RequestParser::isDone() const
{
    return m_impl->parser.is_done();
}

void RequestParser::setBodyLimit(std::uint64_t bytes)
{
    m_impl->parser.body_limit(bytes);
}

std::optional<HttpResponse> RequestParser::takeHead(HttpRequest& request) const
{
    const auto& head = m_impl->parser.get();
    if (head.version() != 11 && head.version() != 10) {
        return problem({ErrorCode::BadRequest, QStringLiteral("HTTP version")});
    }
    request.method = isHeadRequest() ? QByteArrayLiteral("GET") : toQt(head.method_string());
    for (const auto& field : head) {
        QByteArray& value = request.headers[toQt(field.name_string()).toLower()];
        value += (value.isNull() ? QByteArray() : QByteArrayLiteral(", ")) + toQt(field.value());
    }
    if (head.version() == 11 && !request.headers.contains("host")) {
        return problem({ErrorCode::BadRequest, QStringLiteral("no Host")});
    }
    auto target = RequestTarget::parse(toQt(head.target()));
    if (!target) {
        return problem(target.error(), QStringLiteral("target"));
    }
    request.target = std::move(target).value();
    return std::nullopt;
}

std::optional<std::uint64_t> RequestParser::contentLength() const
{
    const auto length = m_impl->parser.content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

bool RequestParser::isHeadRequest() const
{
    return m_impl->parser.get().method() == http::verb::head;
}

bool RequestParser::keepAlive() const
{
    return m_impl->parser.keep_alive();
}

QByteArray RequestParser::takeBody()
{
    return QByteArray::fromStdString(m_impl->parser.get().body());
}

} // namespace onewindow::platform
