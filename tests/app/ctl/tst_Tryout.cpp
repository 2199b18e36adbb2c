// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Terminal.h"
#include "services/queue/TicketDesk.h"
#include "tests/app/ctl/RunCtl.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>

using namespace onewindow;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kNumber = u"11010519880506997X"_s; ///< In packaging/tryout/shared.json.

} // namespace

/// What `onewindow-ctl provision` makes, with the programs that go with it: a terminal without its
/// screen files a matter that is filled in from what departments hold.
class tst_Tryout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void departmentsAnswer_data();
    void departmentsAnswer();

private:
    /// Starts a program and waits until it is ready; null if it ends before.
    std::unique_ptr<QProcess> start(const QString& name, const QString& config);
    /// Provisions and starts everything; false if a port was taken meanwhile.
    bool startAll(const QString& folder, int halls);
    static int freePort();

    std::vector<std::unique_ptr<QProcess>> m_programs;
};

/// Neither this one, nor those behind it that a deployment takes, need be free for ever: whoever
/// finds one taken tries another.
int tst_Tryout::freePort()
{
    QTcpServer probe;
    OW_ENFORCE(probe.listen(QHostAddress::LocalHost));
    return std::min<int>(probe.serverPort(), 65'000);
}

std::unique_ptr<QProcess> tst_Tryout::start(const QString& name, const QString& config)
{
    auto program = std::make_unique<QProcess>();
    program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program->start(u"" ONEWINDOW_BIN_DIR "/onewindow-"_s + name, {u"--config"_s, config});
    const auto isOver = [&] { return program->state() == QProcess::NotRunning; };
    OW_ENFORCE(QTest::qWaitFor([&] { return program->canReadLine() || isOver(); }, kPatienceMs));
    return program->readLine().startsWith("ready ") ? std::move(program) : nullptr;
}

bool tst_Tryout::startAll(const QString& folder, int halls)
{
    const auto made =
        testing::ctl({u"provision"_s, u"--dir"_s, folder, u"--port"_s, QString::number(freePort()),
                      u"--halls"_s, QString::number(halls)});
    OW_ENFORCE(made.code == 0);
    m_programs.clear();
    m_programs.push_back(start(u"department"_s, folder + u"/departments/department.toml"_s));
    for (const QString& node :
         halls == 0 ? QStringList{u"platform"_s} : QStringList{u"centre"_s, u"hall-1"_s}) {
        m_programs.push_back(start(u"platform"_s, folder + u'/' + node + u"/platform.toml"_s));
    }
    return std::all_of(m_programs.begin(), m_programs.end(),
                       [](const auto& program) { return program != nullptr; });
}

void tst_Tryout::departmentsAnswer_data()
{
    QTest::addColumn<int>("halls");
    QTest::addColumn<QString>("kiosk");
    QTest::newRow("one platform") << 0 << u"kiosk-1"_s;
    QTest::newRow("centre and hall") << 1 << u"kiosk-1-1"_s;
}

void tst_Tryout::departmentsAnswer()
{
    QFETCH(int, halls);
    QFETCH(QString, kiosk);
    const QTemporaryDir folder;
    QString place;
    for (int attempt = 0; place.isEmpty() && attempt < 5; ++attempt) {
        const QString tried = folder.filePath(QString::number(attempt));
        place = startAll(tried, halls) ? tried : QString();
    }
    QVERIFY(!place.isEmpty());
    const auto settings = KioskSettings::load(place + u'/' + kiosk + u"/kiosk.toml"_s);
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
    const SystemClock clock;
    Terminal terminal(settings.value(), clock);
    QVERIFY(terminal.open());
    terminal.makeSync()->start();
    const auto& catalogue = terminal.desk().catalogue();
    QTRY_VERIFY_WITH_TIMEOUT(catalogue.matter(u"si-record"_s) != nullptr &&
                                 catalogue.agreement(u"si_record"_s) != nullptr,
                             kPatienceMs);
    std::optional<Result<cases::OpenedCase>> answer;
    terminal.caseDesk().open(
        {.matter = u"si-record"_s,
         .applicant = cases::Applicant{.name = u"张明"_s,
                                       .idNumber = kNumber,
                                       .sex = u"1"_s,
                                       .nation = u"01"_s,
                                       .birth = QDate(1988, 5, 6),
                                       .address = u"北京市"_s,
                                       .isTyped = false},
         .consentVersion = catalogue.matter(u"si-record"_s)->terminal.consent->version,
         .consentedAtMs = 1,
         .caseId = {}},
        [&](const Result<cases::OpenedCase>& opened) { answer.emplace(opened); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatienceMs);
    QVERIFY(*answer);
    QCOMPARE(answer->value().withheld, QStringList());
    const QJsonObject shared = answer->value().known.shared()["si_record"_L1].toObject();
    QCOMPARE(shared["months"_L1].toInt(), 86);
    terminal.stop();
    for (const auto& program : m_programs) {
        program->terminate();
        QVERIFY(program->waitForFinished(kPatienceMs));
        QCOMPARE(program->exitCode(), 0);
    }
    m_programs.clear();
}

QTEST_GUILESS_MAIN(tst_Tryout)
#include "tst_Tryout.moc"
