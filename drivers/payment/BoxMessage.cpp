// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxMessage.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace onewindow::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kIdBytes = 16;
constexpr qint64 kSequenceLimit = 1'000'000'000;

template <typename T>
struct Named
{
    T value;
    const char* name;
};

constexpr std::array kVerbs{
    Named<BoxVerb>{BoxVerb::Hello, "hello"}, Named<BoxVerb>{BoxVerb::Charge, "charge"},
    Named<BoxVerb>{BoxVerb::Ask, "ask"},     Named<BoxVerb>{BoxVerb::Cancel, "cancel"},
    Named<BoxVerb>{BoxVerb::Ping, "ping"},   Named<BoxVerb>{BoxVerb::State, "state"},
    Named<BoxVerb>{BoxVerb::Pong, "pong"},
};

/// Lost is not said by a box.
constexpr std::array kStates{
    Named<PaymentState>{PaymentState::Waiting, "waiting"},
    Named<PaymentState>{PaymentState::Paid, "paid"},
    Named<PaymentState>{PaymentState::Refused, "refused"},
    Named<PaymentState>{PaymentState::Lapsed, "lapsed"},
    Named<PaymentState>{PaymentState::Cancelled, "cancelled"},
    Named<PaymentState>{PaymentState::NotKnown, "unknown"},
};

template <typename List, typename T>
QString nameOf(const List& list, T value)
{
    const auto* const found = std::find_if(list.begin(), list.end(),
                                           [value](const auto& one) { return one.value == value; });
    return found == list.end() ? QString() : QString::fromLatin1(found->name);
}

template <typename T, typename List>
std::optional<T> valueOf(const List& list, const QString& name)
{
    const auto* const found = std::find_if(list.begin(), list.end(), [&name](const auto& one) {
        return name == QLatin1String(one.name);
    });
    return found == list.end() ? std::nullopt : std::optional<T>(found->value);
}

Error bad(const char* what)
{
    return {ErrorCode::BadFrame, u"payment box: "_s + QString::fromLatin1(what)};
}

/// 16 bytes in hexadecimal; empty for anything else.
QByteArray idFrom(const QJsonValue& value)
{
    const QByteArray hex = value.toString().toLatin1();
    const bool isHex =
        hex.size() == 2 * kIdBytes && std::all_of(hex.begin(), hex.end(), [](char sign) {
            return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
        });
    return isHex ? QByteArray::fromHex(hex) : QByteArray();
}

/// Something to show or to print.
bool isText(const QString& text, qsizetype limit)
{
    return text.size() <= limit && text.isValidUtf16() &&
           std::none_of(text.begin(), text.end(),
                        [](QChar sign) { return sign.category() == QChar::Other_Control; });
}

bool hasOrder(BoxVerb verb)
{
    return verb == BoxVerb::Charge || verb == BoxVerb::Ask || verb == BoxVerb::Cancel ||
           verb == BoxVerb::State;
}

Result<void> readState(const QJsonObject& json, BoxMessage& message)
{
    const auto state = valueOf<PaymentState>(kStates, json.value("state"_L1).toString());
    if (!state) {
        return bad("no such state");
    }
    message.state = *state;
    message.code = json.value("code"_L1).toString();
    message.receipt = json.value("receipt"_L1).toString();
    if (!isText(message.code, kBoxCodeLimit) || !isText(message.receipt, kBoxReceiptLimit)) {
        return bad("a text over its limit, or none");
    }
    if ((message.state == PaymentState::Paid) == message.receipt.isEmpty()) {
        return bad("a receipt number belongs to what is paid, and to nothing else");
    }
    if (message.state != PaymentState::Waiting && !message.code.isEmpty()) {
        return bad("a code belongs to what waits");
    }
    return {};
}

Result<void> readCharge(const QJsonObject& json, BoxMessage& message)
{
    message.cents = json.value("cents"_L1).toInteger();
    message.subject = json.value("subject"_L1).toString();
    if (message.cents < 1 || message.cents > kBoxCentsLimit) {
        return bad("cents out of range");
    }
    return isText(message.subject, kBoxSubjectLimit)
               ? Result<void>()
               : Result<void>(bad("a text over its limit, or none"));
}

} // namespace

QByteArray boxBody(const BoxMessage& message)
{
    QJsonObject json{
        {u"v"_s, kVersion}, {u"seq"_s, message.seq}, {u"type"_s, nameOf(kVerbs, message.verb)}};
    if (message.verb == BoxVerb::Hello) {
        json.insert(u"nonce"_s, QString::fromLatin1(message.nonce.toHex()));
    }
    if (hasOrder(message.verb)) {
        json.insert(u"order"_s, QString::fromLatin1(message.order.toHex()));
    }
    if (message.verb == BoxVerb::Charge) {
        json.insert(u"cents"_s, message.cents);
        json.insert(u"subject"_s, message.subject.left(kBoxSubjectLimit));
    }
    if (message.verb == BoxVerb::State) {
        json.insert(u"state"_s, nameOf(kStates, message.state));
        if (!message.code.isEmpty()) {
            json.insert(u"code"_s, message.code);
        }
        if (!message.receipt.isEmpty()) {
            json.insert(u"receipt"_s, message.receipt);
        }
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<BoxMessage> boxMessage(const QByteArray& body)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(body, &trouble);
    if (trouble.error != QJsonParseError::NoError || !document.isObject()) {
        return bad("not a JSON object");
    }
    const QJsonObject json = document.object();
    if (json.value("v"_L1).toInt() != kVersion) {
        return bad("another version");
    }
    BoxMessage message;
    const auto verb = valueOf<BoxVerb>(kVerbs, json.value("type"_L1).toString());
    if (!verb) {
        return bad("no such type");
    }
    message.verb = *verb;
    message.seq = json.value("seq"_L1).toInteger(-1);
    if (message.seq < 0 || message.seq > kSequenceLimit) {
        return bad("no sequence number");
    }
    if (message.verb == BoxVerb::Hello) {
        message.nonce = idFrom(json.value("nonce"_L1));
        return message.nonce.isEmpty() ? Result<BoxMessage>(bad("no nonce"))
                                       : Result<BoxMessage>(message);
    }
    if (hasOrder(message.verb)) {
        message.order = idFrom(json.value("order"_L1));
        if (message.order.isEmpty()) {
            return bad("no order");
        }
    }
    if (message.verb == BoxVerb::Charge) {
        OW_TRY(readCharge(json, message));
    }
    if (message.verb == BoxVerb::State) {
        OW_TRY(readState(json, message));
    }
    return message;
}

} // namespace onewindow::drivers
