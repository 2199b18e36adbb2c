// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackDesk.h"
#include "services/journal/Restart.h"
#include "tests/services/feedback/FeedbackNode.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace onewindow;
using namespace onewindow::feedback;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

namespace {

constexpr int kPatienceMs = 40'000;

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class Terminal
{
public:
    Terminal(const QString& path, const crypto::NodeKeys& keys, const Clock& clock)
        : m_projection(u"kiosk-1"_s)
        , m_journal({.node = u"kiosk-1"_s,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection}})
        , m_writer(open(path, m_journal))
        , m_desk({.mark = u"1"_s,
                  .recipients = {{u"kiosk-1"_s, keys.sealingPublicKey()}},
                  .terms = {}},
                 m_writer, m_journal)
    {}

    ~Terminal() { m_writer.stop(); }

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    FeedbackDesk& desk() { return m_desk; }

    template <typename T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& verb)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        verb([answer](const Result<T>& result) {
            OW_ENFORCE(!answer->has_value()); // Exactly once.
            answer->emplace(result);
        });
        OW_ENFORCE(!answer->has_value()); // Later.
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, kPatienceMs)) {
            return Error{ErrorCode::Timeout, u"no answer"_s};
        }
        return **answer;
    }

    Result<Rated> rate(int level, const QString& words = {})
    {
        return wait<Rated>([&](FeedbackService::RateCallback callback) {
            m_desk.rate({.about = About::Ticket,
                         .token = u"abc"_s,
                         .level = level,
                         .codes = {},
                         .words = words,
                         .phone = {}},
                        std::move(callback));
        });
    }

    Result<Filed> file(const QString& text)
    {
        return wait<Filed>([&](FeedbackService::FileCallback callback) {
            m_desk.file({.kind = CaseKind::Complaint, .matter = u"si"_s, .text = text, .phone = {}},
                        std::move(callback));
        });
    }

private:
    static std::unique_ptr<storage::Database> open(const QString& path, journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto store = valueOf(storage::Database::open(options));
        succeed(journal.open(*store));
        return store;
    }

    FeedbackProjection m_projection;
    journal::Journal m_journal;
    storage::Writer m_writer;
    FeedbackDesk m_desk;
};

} // namespace

/// A terminal's feedback, with its own thread and store.
class TestFeedbackDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesTwiceAtMost();
    void whatWasFiledOutlivesTheProgram();
    void refusalLeavesNothingBehind();
    void takesAnotherMark();

private:
    QString path() { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    QTemporaryDir m_folder;
};

void TestFeedbackDesk::ratesTwiceAtMost()
{
    Terminal kiosk(path(), *m_keys, m_clock);
    QCOMPARE(valueOf(kiosk.rate(5)).number, 1);
    QCOMPARE(valueOf(kiosk.rate(1, u"慢"_s)).number, 2);
    const auto third = kiosk.rate(3);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::Conflict);
    const auto times = kiosk.wait<int>([&](FeedbackService::TimesCallback callback) {
        kiosk.desk().timesRated(About::Ticket, u"abc"_s, std::move(callback));
    });
    QCOMPARE(valueOf(times), 2);
}

void TestFeedbackDesk::whatWasFiledOutlivesTheProgram()
{
    std::optional<Filed> filed;
    {
        Terminal kiosk(path(), *m_keys, m_clock);
        filed = valueOf(kiosk.file(u"窗口太少"_s));
    }
    Terminal again(path(), *m_keys, m_clock);
    const auto find = [&](const QString& token) {
        return again.wait<FeedbackCase>([&](FeedbackService::CaseCallback callback) {
            again.desk().find(filed->filed.number, token, std::move(callback));
        });
    };
    const FeedbackCase found = valueOf(find(filed->token));
    QCOMPARE(found.id, filed->filed.id);
    QCOMPARE(found.matter, u"si"_s);
    QVERIFY(!find(u"guess"_s));
    QVERIFY(valueOf(again.file(u"还是少"_s)).filed.number.endsWith(u"-0002"_s));
}

void TestFeedbackDesk::refusalLeavesNothingBehind()
{
    Terminal kiosk(path(), *m_keys, m_clock);
    const auto refused = kiosk.file(u" "_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    QVERIFY(valueOf(kiosk.file(u"一句话"_s)).filed.number.endsWith(u"-0001"_s));
}

void TestFeedbackDesk::takesAnotherMark()
{
    Terminal kiosk(path(), *m_keys, m_clock);
    kiosk.desk().setMark(u"C"_s);
    QVERIFY(valueOf(kiosk.file(u"一句话"_s)).filed.number.startsWith(u"YC-"_s));
}

QTEST_GUILESS_MAIN(TestFeedbackDesk)
#include "tst_FeedbackDesk.moc"
