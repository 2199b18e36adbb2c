// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/ReaderFlow.h"
#include "drivers/sim/SampleCards.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

/// Every event that can happen to a conversation, and what came of it, as text: "found" in,
/// "ask 2002" or "pause" out.
class Script
{
public:
    QString on(const QString& event);

private:
    [[nodiscard]] static QString told(const ReaderFlow::Notice& notice);
    [[nodiscard]] static QString told(const ReaderFlow::Step& step);

    ReaderFlow m_flow{ReaderDelays{}};
};

QByteArray dataOf(const char* id)
{
    const SampleCard card = *sampleCard(QString::fromLatin1(id));
    return QByteArray::fromHex("01000400") + card.text + card.photo;
}

QString Script::on(const QString& event)
{
    if (event == QStringLiteral("open")) {
        return told(m_flow.opened());
    }
    if (event == QStringLiteral("lost")) {
        return told(m_flow.closed(DeviceStatus::Missing));
    }
    if (event == QStringLiteral("timeout")) {
        return told(m_flow.timedOut(false));
    }
    if (event == QStringLiteral("timeout+noise")) {
        return told(m_flow.timedOut(true));
    }
    std::optional<ReaderFlow::Step> step;
    if (event == QStringLiteral("want") || event == QStringLiteral("unwant")) {
        step = m_flow.wantedChanged(event == QStringLiteral("want"));
    } else {
        SamReply reply;
        if (event.startsWith(QStringLiteral("card "))) {
            reply.data = Secret(dataOf(event.mid(5).toLatin1().constData()));
        } else if (event == QStringLiteral("junk")) {
            reply.data = Secret(QByteArray(8, '\0'));
        } else {
            reply.status = static_cast<SamStatus>(event.toUInt(nullptr, 16));
        }
        step = m_flow.replied(reply);
    }
    return step ? told(*step) : QStringLiteral("-");
}

QString Script::told(const ReaderFlow::Notice& notice)
{
    if (const auto* status = std::get_if<DeviceStatus>(&notice)) {
        return QStringLiteral("status ") + statusName(*status);
    }
    if (const auto* card = std::get_if<IdCard>(&notice)) {
        return QStringLiteral("read ") + card->name;
    }
    if (const auto* code = std::get_if<ErrorCode>(&notice)) {
        return QStringLiteral("failed ") + errorName(*code);
    }
    return std::holds_alternative<ReaderFlow::ReadingStarted>(notice) ? QStringLiteral("reading")
                                                                      : QStringLiteral("removed");
}

QString Script::told(const ReaderFlow::Step& step)
{
    QStringList parts;
    for (const ReaderFlow::Notice& notice : step.notices) {
        parts += told(notice);
    }
    const ReaderDelays delays;
    if (step.send) {
        parts += QStringLiteral("ask ") + QString::number(static_cast<quint16>(*step.send), 16);
        const auto expected = step.send == SamCommand::ReadCard         ? delays.readAnswer
                              : step.send == SamCommand::ReadNewAddress ? delays.addressAnswer
                                                                        : delays.shortAnswer;
        if (step.timer != expected) {
            parts += QStringLiteral("without its time limit");
        }
    } else if (step.timer == delays.poll) {
        parts += QStringLiteral("pause");
    } else if (step.timer == delays.rest) {
        parts += QStringLiteral("rest");
    } else {
        parts += QStringLiteral("idle");
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

class tst_ReaderFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data();
    void conversation();
};

void tst_ReaderFlow::conversation_data()
{
    // Pairs of what happens and what comes of it.
    QTest::addColumn<QStringList>("script");
    const auto row = [](const char* name, const QStringList& prefix, const char* script) {
        QTest::newRow(name) << prefix + QString::fromUtf8(script).split(QStringLiteral(" ; "),
                                                                        Qt::SkipEmptyParts);
    };
    const auto lines = [](const char* text) {
        return QString::fromUtf8(text).split(QStringLiteral(" ; "));
    };
    const QStringList none;
    const QStringList ready = lines("open ; ask 11ff ; 90 ; status ready, idle");
    const QStringList wanted = ready + lines("want ; ask 2001");
    const QStringList reading = wanted + lines("9f ; ask 2002 ; 90 ; reading, ask 3001");
    const QStringList read = reading + lines("card zhang ; read 张建国, pause");

    row("ready, nobody wants a card", ready, "timeout ; idle ; 90 ; -");
    row("wanted before it is ready", none,
        "want ; - ; open ; ask 11ff ; 90 ; status ready, ask 2001");
    row("looks until there is a card", wanted,
        "80 ; pause ; timeout ; ask 2001 ; 80 ; pause ; timeout ; ask 2001");
    row("stops looking when nobody wants it", wanted,
        "80 ; pause ; unwant ; idle ; timeout ; idle ; want ; ask 2001 ; unwant ; - ; 80 ; idle");
    row("a good read, lifted, the next card", read,
        "timeout ; ask 3003 ; 91 ; pause ; timeout ; ask 3003 ; 41 ; pause ; "
        "timeout ; ask 3003 ; 41 ; removed, pause ; timeout ; ask 2001 ; 9f ; ask 2002");
    row("one miss is not a lift", read,
        "timeout ; ask 3003 ; 41 ; pause ; timeout ; ask 3003 ; 90 ; pause ; "
        "timeout ; ask 3003 ; 41 ; pause ; timeout ; ask 3003 ; 91 ; pause");
    row("a module without newest address: find decides", read,
        "timeout ; ask 3003 ; 21 ; pause ; timeout ; ask 2001 ; 9f ; pause ; "
        "timeout ; ask 2001 ; 80 ; removed, pause ; timeout ; ask 2001 ; 9f ; ask 2002");
    row("a card that was read is not read again while it lies there", read,
        "unwant ; idle ; want ; ask 3003 ; 91 ; pause");
    row("a card lifted while nobody looked", read,
        "unwant ; idle ; want ; ask 3003 ; 41 ; pause ; timeout ; ask 3003 ; 41 ; removed, pause");
    row("lifted too early", reading, "41 ; ask 2001 ; 80 ; failed CardGone, removed, pause");
    row("unreadable, lifted, laid again", reading,
        "41 ; ask 2001 ; 9f ; failed CardUnreadable, pause ; timeout ; ask 2001 ; 9f ; pause ; "
        "timeout ; ask 2001 ; 80 ; removed, pause ; timeout ; ask 2001 ; 9f ; ask 2002");
    row("card rejects module", reading,
        "31 ; failed CardUnreadable, pause ; timeout ; ask 2001 ; 9f ; pause");
    row("module rejects card", reading,
        "32 ; failed CardUnreadable, pause ; timeout ; ask 2001 ; 9f ; pause");
    row("unknown card type", reading, "40 ; failed CardUnreadable, pause");
    row("unexpected answer to a read", reading, "91 ; failed CardUnreadable, pause");
    row("a reply without card data", reading, "junk ; failed CardUnreadable, pause");
    row("text in no known layout", reading,
        "card unknown ; failed BadFrame, pause ; timeout ; ask 3003 ; 91 ; pause ; "
        "timeout ; ask 3003 ; 41 ; pause ; timeout ; ask 3003 ; 41 ; removed, pause");
    row("expired cards are read like others", reading, "card expired ; read 刘芳, pause");
    row("the reply was damaged: asked again", reading,
        "timeout+noise ; ask 3001 ; card zhang ; read 张建国, pause");
    row("damaged twice", reading,
        "timeout+noise ; ask 3001 ; timeout+noise ; failed CardUnreadable, pause");
    row("silent during the read", reading, "timeout ; failed CardUnreadable, pause");
    row("the request was damaged: asked again", wanted,
        "10 ; ask 2001 ; 9f ; ask 2002 ; 11 ; ask 2002 ; 90 ; reading, ask 3001");
    row("the request is damaged again and again", wanted,
        "10 ; ask 2001 ; 10 ; pause ; timeout ; ask 2001 ; 10 ; ask 2001 ; 10 ; pause ; "
        "timeout ; ask 2001 ; 10 ; ask 2001 ; 10 ; status fault, rest");
    row("a card still on its way down", wanted,
        "9f ; ask 2002 ; 81 ; pause ; timeout ; ask 2001 ; 9f ; ask 2002 ; 81 ; pause ; "
        "timeout ; ask 2001 ; 9f ; ask 2002 ; 90 ; reading, ask 3001");
    row("a card that cannot be selected", wanted,
        "9f ; ask 2002 ; 81 ; pause ; timeout ; ask 2001 ; 9f ; ask 2002 ; 81 ; pause ; "
        "timeout ; ask 2001 ; 9f ; ask 2002 ; 81 ; failed CardUnreadable, pause ; "
        "timeout ; ask 2001 ; 9f ; pause ; timeout ; ask 2001 ; 80 ; removed, pause");
    row("nobody wants it any more during the read", reading,
        "unwant ; - ; card zhang ; idle ; want ; ask 2001 ; 80 ; pause");
    row("nobody wants it any more after find", wanted, "unwant ; - ; 9f ; idle");
    row("nobody wants it any more after select", wanted, "9f ; ask 2002 ; unwant ; - ; 90 ; idle");
    row("not wanted for a moment during the read", reading,
        "unwant ; - ; want ; - ; card zhang ; read 张建国, pause");
    row("silent from the start", none,
        "open ; ask 11ff ; timeout ; status missing, rest ; timeout ; ask 11ff ; timeout ; rest ; "
        "timeout ; ask 11ff ; 90 ; status ready, idle");
    row("nonsense from the start", none, "open ; ask 11ff ; timeout+noise ; status fault, rest");
    row("an odd answer from the start", none, "open ; ask 11ff ; 24 ; status fault, rest");
    row("self-check failed, then mended", none,
        "open ; ask 11ff ; 60 ; status fault, rest ; timeout ; ask 11ff ; 60 ; rest ; "
        "timeout ; ask 11ff ; 90 ; status ready, idle");
    row("not authorised", wanted, "66 ; status fault, rest ; timeout ; ask 11ff");
    row("falls silent while looking", wanted,
        "timeout ; pause ; timeout ; ask 2001 ; timeout ; pause ; timeout ; ask 2001 ; "
        "timeout ; status missing, rest ; timeout ; ask 11ff ; 90 ; status ready, ask 2001");
    row("a reply in between clears the strikes", wanted,
        "timeout ; pause ; timeout ; ask 2001 ; timeout ; pause ; timeout ; ask 2001 ; 80 ; pause "
        "; "
        "timeout ; ask 2001 ; timeout ; pause");
    row("odd answers to find", wanted,
        "24 ; pause ; timeout ; ask 2001 ; 24 ; pause ; timeout ; ask 2001 ; 24 ; status fault, "
        "rest");
    row("falls silent with a card on it", read,
        "timeout ; ask 3003 ; timeout ; pause ; timeout ; ask 3003 ; timeout ; pause ; "
        "timeout ; ask 3003 ; timeout ; removed, status missing, rest");
    row("pulled out and put back", ready,
        "lost ; status missing, idle ; timeout ; idle ; want ; - ; open ; ask 11ff ; "
        "90 ; status ready, ask 2001");
    row("pulled out during the read", reading,
        "lost ; failed DeviceMissing, status missing, idle ; 90 ; -");
    row("pulled out after the read", read, "lost ; removed, status missing, idle");
    row("breaks during the read", reading, "60 ; failed DeviceMissing, status fault, rest");
}

void tst_ReaderFlow::conversation()
{
    QFETCH(const QStringList, script);
    QVERIFY(script.size() % 2 == 0);
    Script conversation;
    for (qsizetype i = 0; i < script.size(); i += 2) {
        const QString result = conversation.on(script.at(i));
        QVERIFY2(result == script.at(i + 1),
                 qPrintable(QStringLiteral("step %1, %2: got \"%3\", expected \"%4\"")
                                .arg(i / 2 + 1)
                                .arg(script.at(i), result, script.at(i + 1))));
    }
}

QTEST_GUILESS_MAIN(tst_ReaderFlow)
#include "tst_ReaderFlow.moc"
