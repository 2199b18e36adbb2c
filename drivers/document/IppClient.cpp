// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppClient.h"

#include "services/core/Ids.h"

#include <QUrl>

#include <cups/cups.h>

#include <algorithm>
#include <array>

namespace onewindow::drivers {

namespace {

constexpr int kDefaultPort = 631;
constexpr const char* kPdf = "application/pdf";
constexpr const char* kA4 = "iso_a4_210x297mm";
/// What the printer shows and logs as whoever prints: never the machine's account.
constexpr const char* kUser = "onewindow";
constexpr qsizetype kNameBytes = 8;

struct CloseHttp
{
    void operator()(http_t* http) const { httpClose(http); }
};

struct FreeIpp
{
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};

using Ipp = std::unique_ptr<ipp_t, FreeIpp>;

IppJobState jobStateOf(int state)
{
    switch (state) {
    case IPP_JSTATE_PROCESSING:
        return IppJobState::Processing;
    case IPP_JSTATE_STOPPED:
        return IppJobState::Stopped;
    case IPP_JSTATE_CANCELED:
        return IppJobState::Canceled;
    case IPP_JSTATE_ABORTED:
        return IppJobState::Aborted;
    case IPP_JSTATE_COMPLETED:
        return IppJobState::Completed;
    default:
        return IppJobState::Waiting;
    }
}

int integerOf(ipp_t* answer, const char* name, int fallback)
{
    ipp_attribute_t* found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    return found != nullptr ? ippGetInteger(found, 0) : fallback;
}

QStringList keywordsOf(ipp_t* answer, const char* name)
{
    QStringList keywords;
    ipp_attribute_t* found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int i = 0; found != nullptr && i < ippGetCount(found); ++i) {
        keywords.append(QString::fromUtf8(ippGetString(found, i, nullptr)));
    }
    return keywords;
}

QString lastError()
{
    return QString::fromUtf8(cupsLastErrorString());
}

/// Of a call that has no good answer.
Error failure(ipp_t* answer)
{
    if (answer == nullptr) {
        return {ErrorCode::DeviceMissing, lastError()};
    }
    return {ippGetStatusCode(answer) == IPP_STATUS_ERROR_NOT_FOUND ? ErrorCode::NotFound
                                                                   : ErrorCode::DeviceFault,
            lastError()};
}

bool isGood(ipp_t* answer)
{
    return answer != nullptr && ippGetStatusCode(answer) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

} // namespace

struct IppClient::Parts
{
    QByteArray uri;
    QByteArray host;
    QByteArray resource;
    int port = kDefaultPort;
    http_encryption_t encryption = HTTP_ENCRYPTION_IF_REQUESTED;
    std::chrono::milliseconds patience;
    std::unique_ptr<http_t, CloseHttp> http;

    /// Whether the printer can be reached.
    bool connect()
    {
        if (http) {
            return true;
        }
        http.reset(httpConnect2(host.constData(), port, nullptr, AF_UNSPEC, encryption, 1,
                                static_cast<int>(patience.count()), nullptr));
        if (http) {
            // Without this a silent printer would hold the thread for a minute a read.
            httpSetTimeout(
                http.get(), double(patience.count()) / 1000, [](http_t*, void*) { return 0; },
                nullptr);
        }
        return http != nullptr;
    }

    [[nodiscard]] Ipp request(ipp_op_t operation) const
    {
        Ipp made(ippNewRequest(operation));
        ippAddString(made.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     uri.constData());
        return made;
    }

    /// cupsDoRequest() frees what it is given, whatever becomes of it.
    Ipp ask(Ipp question)
    {
        if (!connect()) {
            return nullptr;
        }
        Ipp answer(cupsDoRequest(http.get(), question.release(), resource.constData()));
        if (!answer) {
            http.reset();
        }
        return answer;
    }
};

bool IppClient::isUri(const QString& uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    const bool isKnown =
        url.scheme() == QLatin1String("ipp") || url.scheme() == QLatin1String("ipps");
    return url.isValid() && isKnown && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           url.path().startsWith(u'/');
}

IppClient::IppClient(const QString& uri, std::chrono::milliseconds patience)
    : m_parts(std::make_unique<Parts>())
{
    const QUrl url(uri);
    m_parts->uri = url.toEncoded();
    m_parts->host = url.host(QUrl::FullyEncoded).toLatin1();
    m_parts->resource = url.path(QUrl::FullyEncoded).toLatin1();
    m_parts->port = url.port(kDefaultPort);
    m_parts->patience = patience;
    if (url.scheme() == QLatin1String("ipps")) {
        m_parts->encryption = HTTP_ENCRYPTION_ALWAYS;
    }
}

IppClient::~IppClient() = default;

Result<IppPrinterState> IppClient::askPrinter()
{
    static constexpr std::array<const char*, 4> kWanted{"printer-state", "printer-state-reasons",
                                                        "printer-is-accepting-jobs",
                                                        "document-format-supported"};
    Ipp question = m_parts->request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    const Ipp answer = m_parts->ask(std::move(question));
    if (!isGood(answer.get())) {
        return failure(answer.get());
    }
    IppPrinterState state;
    state.state = integerOf(answer.get(), "printer-state", 0);
    state.reasons = keywordsOf(answer.get(), "printer-state-reasons");
    ipp_attribute_t* accepting =
        ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    state.isAccepting = accepting == nullptr || ippGetBoolean(accepting, 0) != 0;
    const QStringList formats = keywordsOf(answer.get(), "document-format-supported");
    state.takesPdf = formats.isEmpty() || formats.contains(QLatin1String(kPdf));
    return state;
}

IppSent IppClient::print(QByteArrayView pdf, int copies)
{
    // A connection that was idle may be closed already: the job is not the place to find out.
    m_parts->http.reset();
    if (!m_parts->connect()) {
        return {.kind = IppSent::Kind::NotReached, .detail = lastError()};
    }
    http_t* const http = m_parts->http.get();
    const QByteArray name = "OneWindow " + randomBytes(kNameBytes).toHex();
    const Ipp job = m_parts->request(IPP_OP_PRINT_JOB);
    ippAddString(job.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 kUser);
    ippAddString(job.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name.constData());
    ippAddString(job.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, kPdf);
    ippAddInteger(job.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", copies);
    ippAddString(job.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, kA4);
    ippAddString(job.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, "one-sided");

    const std::size_t length = ippLength(job.get()) + static_cast<std::size_t>(pdf.size());
    http_status_t status = cupsSendRequest(http, job.get(), m_parts->resource.constData(), length);
    bool hasSent = false;
    for (qsizetype at = 0; status == HTTP_STATUS_CONTINUE && at < pdf.size();) {
        constexpr qsizetype kPiece = 32'768;
        const qsizetype piece = std::min(kPiece, pdf.size() - at);
        status = cupsWriteRequestData(http, pdf.data() + at, static_cast<std::size_t>(piece));
        at += piece;
        hasSent = true;
    }
    // An early word of refusal is an answer as well: it is read in either case.
    const Ipp answer(cupsGetResponse(http, m_parts->resource.constData()));
    IppSent sent{.detail = lastError()};
    if (!answer) {
        sent.kind = hasSent ? IppSent::Kind::Lost : IppSent::Kind::NotReached;
        m_parts->http.reset();
        return sent;
    }
    sent.jobId = integerOf(answer.get(), "job-id", 0);
    const bool isBusy = ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_BUSY;
    sent.kind = isGood(answer.get()) && sent.jobId > 0 ? IppSent::Kind::Taken
                : isBusy                               ? IppSent::Kind::Busy
                                                       : IppSent::Kind::Refused;
    return sent;
}

Result<IppJob> IppClient::askJob(int jobId)
{
    static constexpr std::array<const char*, 2> kWanted{"job-state", "job-impressions-completed"};
    Ipp question = m_parts->request(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddInteger(question.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", jobId);
    ippAddString(question.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 kUser);
    ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    const Ipp answer = m_parts->ask(std::move(question));
    if (!isGood(answer.get())) {
        return failure(answer.get());
    }
    return IppJob{.state = jobStateOf(integerOf(answer.get(), "job-state", 0)),
                  .impressions = integerOf(answer.get(), "job-impressions-completed", 0)};
}

Result<void> IppClient::cancel(int jobId)
{
    Ipp question = m_parts->request(IPP_OP_CANCEL_JOB);
    ippAddInteger(question.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", jobId);
    ippAddString(question.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 kUser);
    const Ipp answer = m_parts->ask(std::move(question));
    return isGood(answer.get()) ? Result<void>() : Result<void>(failure(answer.get()));
}

} // namespace onewindow::drivers
