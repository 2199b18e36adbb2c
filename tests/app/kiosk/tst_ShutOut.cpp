// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Application.h"
#include "services/storage/Query.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestHall.h"

#include <QJsonDocument>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace {

constexpr int kPatienceMs = 60'000;
const QString kOutOfService = u"本机已停用"_s;

class Silence final : public ui::Sounds
{
public:
    void play(ui::Sound /*sound*/) override {}
};

/// The program as main() puts it together: the parts, the pages, a window.
class Program
{
public:
    explicit Program(KioskSettings settings)
        : m_kiosk(std::move(settings), m_clock, m_sounds)
    {
        m_kiosk.open();
        m_engine.addImportPath(u"qrc:/qt/qml"_s);
        QQmlComponent screen(&m_engine, QUrl(u"qrc:/qt/qml/OneWindow/Kiosk/Main.qml"_s));
        OW_ENFORCE(m_kiosk.start(m_engine));
        m_root.reset(screen.createWithInitialProperties(m_kiosk.properties()));
        auto* window = qobject_cast<QQuickWindow*>(m_root.get());
        OW_ENFORCE(window != nullptr);
        window->resize(1080, 1920);
        window->show();
        m_kiosk.connectWorld();
    }

    ~Program()
    {
        m_root.reset();
        m_kiosk.stop();
    }

    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    Program(Program&&) = delete;
    Program& operator=(Program&&) = delete;

    template <typename Model>
    [[nodiscard]] Model* model(const char* name)
    {
        return m_kiosk.properties().value(QLatin1String(name)).template value<Model*>();
    }

    /// Whether `text` stands anywhere on the screen.
    [[nodiscard]] bool shows(const QString& text) const
    {
        return holds(*qobject_cast<QQuickWindow*>(m_root.get())->contentItem(), text);
    }

private:
    static bool holds(const QQuickItem& item, const QString& text)
    {
        if (!item.isVisible()) {
            return false;
        }
        if (item.property("text").toString().contains(text)) {
            return true;
        }
        const QList<QQuickItem*> children = item.childItems();
        return std::any_of(children.begin(), children.end(),
                           [&text](const QQuickItem* child) { return holds(*child, text); });
    }

    NoonClock m_clock;
    Silence m_sounds;
    Application m_kiosk;
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_root;
};

} // namespace

/// A terminal is shut out and told to erase what it holds, while somebody stands before it.
class tst_ShutOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_hall = std::make_unique<TestHall>();
        m_hall->clock = &m_clock;
        m_hall->start();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = KioskSettings();
        m_settings.node = u"kiosk-1"_s;
        m_settings.name = u"01 号机"_s;
        m_settings.mark = u"1"_s;
        m_settings.storePath = m_folder->filePath(u"kiosk.db"_s);
        m_settings.keysFolder = m_hall->file(u"kiosk-1"_s);
        m_settings.markerFile = m_folder->filePath(u"generation"_s);
        m_settings.platform = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
        m_settings.hallNode = u"hall-1"_s;
        m_settings.hallSealingKey = m_hall->keys(u"hall-1"_s)->sealingPublicKey();
    }

    void cleanup()
    {
        m_hall.reset();
        m_folder.reset();
    }

    void whatItHoldsIsErased()
    {
        {
            Program program(m_settings);
            auto* session = program.model<ui::SessionViewModel>("session");
            auto* home = program.model<ui::HomeViewModel>("home");
            QTRY_COMPARE_WITH_TIMEOUT(home->themes()->rowCount(), 1, kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(session->troubleText(), QString(), kPatienceMs);
            QVERIFY(cachedThings() > 0);
            QVERIFY(!program.shows(kOutOfService));
            // Somebody has begun.
            home->chooseTheme(u"work"_s);
            QCOMPARE(session->page(), ui::SessionViewModel::Page::Matter);
            revoke(true);
            QTRY_COMPARE_WITH_TIMEOUT(session->troubleText(), kOutOfService, kPatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(program.shows(kOutOfService), kPatienceMs);
            QCOMPARE(session->page(), ui::SessionViewModel::Page::Home);
            QTRY_COMPARE_WITH_TIMEOUT(cachedThings(), 0, kPatienceMs);
            QCOMPARE(home->themes()->rowCount(), 0);
        }
        // Started again, by whomever, it is what it was: out of service, with nothing to offer.
        Program again(m_settings);
        auto* session = again.model<ui::SessionViewModel>("session");
        QCOMPARE(again.model<ui::HomeViewModel>("home")->themes()->rowCount(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(session->troubleText(), kOutOfService, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(again.shows(kOutOfService), kPatienceMs);
        QCOMPARE(again.model<ui::HomeViewModel>("home")->themes()->rowCount(), 0);
        QCOMPARE(cachedThings(), 0);
    }

    void shutOutItKeepsWhatItHoldsAndGivesNoNumber()
    {
        Program program(m_settings);
        auto* session = program.model<ui::SessionViewModel>("session");
        auto* home = program.model<ui::HomeViewModel>("home");
        auto* matters = program.model<ui::MatterViewModel>("matters");
        QTRY_COMPARE_WITH_TIMEOUT(home->themes()->rowCount(), 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session->troubleText(), QString(), kPatienceMs);
        revoke(false);
        QTRY_COMPARE_WITH_TIMEOUT(session->troubleText(), kOutOfService, kPatienceMs);
        QVERIFY(cachedThings() > 0);
        home->chooseTheme(u"work"_s);
        matters->chooseMatter(u"si"_s);
        program.model<ui::IdentityViewModel>("identity")->goWithoutCard();
        QCOMPARE(session->page(), ui::SessionViewModel::Page::Confirm);
        program.model<ui::ConfirmViewModel>("confirm")->confirm();
        QTRY_COMPARE_WITH_TIMEOUT(session->page(), ui::SessionViewModel::Page::Failed, kPatienceMs);
        QCOMPARE(number("SELECT COUNT(*) FROM journal WHERE kind = 'ticket.issued'"), 0);
    }

private:
    [[nodiscard]] qint64 number(std::string_view sql) const
    {
        storage::DatabaseOptions options;
        options.path = m_settings.storePath;
        options.readOnly = true;
        auto database = storage::Database::open(options);
        OW_ENFORCE(database);
        auto statement = storage::query(*database.value(), sql);
        OW_ENFORCE(statement && statement.value().step());
        return statement.value().integer(0);
    }

    /// What the terminal has of its hall.
    [[nodiscard]] qint64 cachedThings() const { return number("SELECT COUNT(*) FROM feed_cache"); }

    void revoke(bool wipe)
    {
        sync::HttpClient console(m_hall->pki.anonymous(m_hall->port()));
        const auto post = [&console](const QString& path, const QJsonObject& body,
                                     const QByteArray& token) {
            sync::HttpCall call;
            call.method = "POST";
            call.path = path;
            call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
            call.contentType = "application/json";
            call.limit = 40s;
            if (!token.isEmpty()) {
                call.headers.append({"Authorization", "Bearer " + token});
            }
            const auto answer = console.perform(call);
            OW_ENFORCE(answer && answer.value().status == 200);
            return QJsonDocument::fromJson(answer.value().body).object();
        };
        const QByteArray token = post(u"/v1/session"_s,
                                      {{u"account"_s, u"sun"_s},
                                       {u"password"_s, u"secret-1"_s},
                                       {u"totp"_s, TestHall::sunsCode(m_clock)}},
                                      {})["token"_L1]
                                     .toString()
                                     .toLatin1();
        post(u"/v1/devices/kiosk-1/revoke"_s, {{u"reason"_s, u"stolen"_s}, {u"wipe"_s, wipe}},
             token);
    }

    NoonClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<QTemporaryDir> m_folder;
    KioskSettings m_settings;
};

QTEST_MAIN(tst_ShutOut)
#include "tst_ShutOut.moc"
