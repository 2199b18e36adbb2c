// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes over a connection, read the way the server reads it: the request, its route, its body.

#include "services/core/Enforce.h"
#include "services/platform/JsonFields.h"
#include "services/platform/RequestParser.h"
#include "services/platform/Route.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

using namespace onewindow;
using namespace onewindow::platform;

namespace {

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::uint64_t kBodyLimit = 64 * 1024;
constexpr qsizetype kTextLimit = 64;
constexpr int kFirstRefusal = 400;
constexpr int kFirstFailure = 500;

/// How reading ended.
struct Outcome
{
    bool isDone = false;
    HttpRequest request;
    std::optional<HttpResponse> refusal;
};

void checkRefusal(const HttpResponse& response)
{
    OW_ENFORCE(response.status >= kFirstRefusal && response.status < kFirstFailure);
    OW_ENFORCE(response.contentType == "application/problem+json");
}

/// Reads what comes in pieces of `piece` bytes, as HttpServer does.
Outcome readAll(const std::string& bytes, std::size_t piece)
{
    Outcome outcome;
    RequestParser parser(kHeaderLimit);
    std::string inbox;
    bool isHeadSeen = false;
    for (std::size_t at = 0; at < bytes.size() && !parser.isDone();) {
        inbox += bytes.substr(at, piece);
        at += piece;
        for (bool needsMore = false; !needsMore && !parser.isDone();) {
            inbox.erase(0, parser.put(inbox));
            outcome.refusal = parser.fault();
            if (!outcome.refusal && parser.isHeadDone() && !isHeadSeen) {
                isHeadSeen = true;
                outcome.refusal = parser.takeHead(outcome.request);
                parser.setBodyLimit(kBodyLimit);
            }
            if (outcome.refusal) {
                checkRefusal(*outcome.refusal);
                return outcome;
            }
            needsMore = parser.needsMore();
        }
    }
    outcome.isDone = parser.isDone();
    if (outcome.isDone) {
        outcome.request.body = parser.takeBody();
    }
    return outcome;
}

/// As Api::handle() finds the way.
void checkRoute(const HttpRequest& request)
{
    static constexpr std::array patterns{QLatin1String(""), QLatin1String("t/*"),
                                         QLatin1String("v1/feed"), QLatin1String("v1/windows/*/*"),
                                         QLatin1String("v1/tickets/*/person")};
    for (const QLatin1String pattern : patterns) {
        if (isPath(request.target, pattern)) {
            const qsizetype slashes = pattern.isEmpty() ? -1 : QString(pattern).count(u'/');
            OW_ENFORCE(request.target.segments.size() == slashes + 1);
        }
    }
    OW_ENFORCE(request.target.segments.size() <= 16 && request.target.query.size() <= 16);
}

/// As the commands read their members.
void checkBody(const QByteArray& body)
{
    JsonFields fields(body);
    const QString text = fields.requiredText(QStringLiteral("account"), kTextLimit);
    const auto number = fields.integer(QStringLiteral("number"), -1, kTextLimit);
    (void)fields.flag(QStringLiteral("flag"));
    (void)fields.texts(QStringLiteral("matters"), 4, kTextLimit);
    OW_ENFORCE(text.size() <= kTextLimit && number.value_or(0) >= -1 &&
               number.value_or(0) <= kTextLimit);
    OW_ENFORCE(!fields.error() || fields.text(QStringLiteral("account"), kTextLimit).isEmpty());
}

} // namespace

/// However the bytes are cut, the same request comes out, or a refusal that names the client's
/// fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Outcome whole = readAll(bytes, bytes.size() + 1);
    const Outcome cut = readAll(bytes, static_cast<std::size_t>(data[0] % 64) + 1);
    if (whole.isDone && cut.isDone) {
        OW_ENFORCE(whole.request.method == cut.request.method);
        OW_ENFORCE(whole.request.body == cut.request.body);
        OW_ENFORCE(whole.request.headers == cut.request.headers);
        OW_ENFORCE(whole.request.target.path() == cut.request.target.path());
    }
    OW_ENFORCE(!whole.isDone || cut.isDone || cut.refusal);
    if (whole.isDone) {
        checkRoute(whole.request);
        checkBody(whole.request.body);
    }
    return 0;
}
