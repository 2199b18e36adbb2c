// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Application that says what is offered and told: what the centre's files say, as it
// goes into the city's stream and into that of this hall.

#include "app/platform/Application.h"
#include "services/catalog/CatalogueFile.h"
#include "services/catalog/LanguageFiles.h"
#include "services/core/Languages.h"
#include "services/core/Log.h"
#include "services/journal/Restart.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/FeedKinds.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace onewindow::platform {

/// A centre without the file opens no slots by itself.
Result<void> Application::readSlotsFile()
{
    if (!QFileInfo::exists(m_settings.slotsFile)) {
        return {};
    }
    auto plan = appointments::SlotPlan::load(m_settings.slotsFile);
    if (!plan) {
        return plan.error();
    }
    m_slots.setPlan(std::make_shared<const appointments::SlotPlan>(std::move(plan).value()));
    return {};
}

Result<void> Application::readCatalogueFile()
{
    auto catalogue = catalog::loadCatalogue(m_settings.catalogueFile);
    if (!catalogue) {
        return catalogue.error();
    }
    constexpr qsizetype kNamed = 100;
    const catalog::Problems& problems = catalogue.value().problems;
    for (const catalog::Problem& problem : problems.first(std::min(problems.size(), kNamed))) {
        qCWarning(lcPlatform).noquote() << "Left out of the catalogue:" << problem.toText();
    }
    if (problems.size() > kNamed) {
        qCWarning(lcPlatform) << "... and" << problems.size() - kNamed << "more";
    }
    m_catalogue = std::move(catalogue).value().catalogue;
    m_departments.setCatalogue(m_catalogue);
    return {};
}

Result<void> Application::publish(storage::Database& database, const catalog::Catalogue& catalogue)
{
    if (m_settings.isCentre()) {
        OW_TRY(queue::publishCatalogue(database, m_city, catalogue));
        OW_TRY(publishCityNotices(database));
    }
    return m_settings.isHall() ? publishHall(database) : Result<void>();
}

/// What the centre tells everybody, in all of its halls; one that is a hall as well tells it there.
Result<void> Application::publishCityNotices(storage::Database& database)
{
    const QString kind = QString::fromLatin1(queue::feed::kNotice);
    QSet<QString> there;
    const QList<QJsonObject> current =
        m_settings.isHall() ? QList<QJsonObject>() : m_notices.current();
    for (QJsonObject notice : current) {
        const QString id = notice.take(QStringLiteral("id")).toString();
        there.insert(id);
        OW_TRY(m_city.put(database, kind, id, QStringLiteral("all"), notice));
    }
    return m_city.keepOnly(database, kind, there);
}

/// What the centre offers, in this hall.
Result<void> Application::publishHall(storage::Database& database)
{
    const journal::FeedCache cache;
    const journal::FeedThings& things =
        m_settings.isCentre() ? static_cast<const journal::FeedThings&>(m_city) : cache;
    const auto offered = queue::readCatalogue(database, things);
    if (!offered) {
        return offered.error();
    }
    const auto told = notices(database);
    if (!told) {
        return told.error();
    }
    const auto hall = hallThing(database);
    if (!hall) {
        return hall.error();
    }
    OW_TRY(m_queue->publish(database, hall.value(), offered.value(), m_hallFile.current()->windows,
                            told.value()));
    OW_TRY(m_rules.desk()->publish(database));
    OW_TRY(m_hallFeed.publishPages(database, queue::hallDay(m_clock.now().wallMs)));
    return publishFloors(database);
}

/// The hall itself, and what everybody is told there.
Result<void> Application::publishNews(storage::Database& database)
{
    if (!m_settings.isHall()) {
        return publishCityNotices(database);
    }
    const auto told = notices(database);
    if (!told) {
        return told.error();
    }
    const auto hall = hallThing(database);
    if (!hall) {
        return hall.error();
    }
    OW_TRY(m_queue->publishNews(database, hall.value(), told.value()));
    OW_TRY(m_hallFeed.publishPages(database, queue::hallDay(m_clock.now().wallMs)));
    return m_rules.desk()->publish(database);
}

/// The centre's and the hall's own.
Result<QList<QJsonObject>> Application::notices(storage::Database& database) const
{
    constexpr qsizetype kCityLimit = 100; // As NoticeFile.
    QList<QJsonObject> all;
    if (!m_settings.isCentre()) {
        const auto city =
            journal::FeedCache().all(database, QString::fromLatin1(queue::feed::kNotice));
        if (!city) {
            return city.error();
        }
        for (const journal::FeedChange& change :
             city.value().first(std::min(city.value().size(), kCityLimit))) {
            QJsonObject notice = *change.body;
            notice.insert(QStringLiteral("id"), QStringLiteral("city/") + change.id);
            notice.insert(QStringLiteral("isCity"), true);
            all.append(notice);
        }
    }
    const QList<QJsonObject> own = m_notices.current();
    for (QJsonObject notice : own) {
        const QString id = notice[QStringLiteral("id")].toString();
        notice.insert(QStringLiteral("id"), QStringLiteral("hall/") + id);
        all.append(notice);
    }
    return all + m_hallFile.current()->notices;
}

Result<QJsonObject> Application::hallThing(storage::Database& database) const
{
    const QString base = m_settings.publicUrl.isEmpty() ? url() : m_settings.publicUrl;
    const auto file = m_hallFile.current();
    QJsonObject hall{
        {QStringLiteral("name"), file->name},
        {QStringLiteral("elderPriorityAge"), file->elderPriorityAge},
        {QStringLiteral("ticketLinkBase"), base},
        {QStringLiteral("languages"), QJsonArray::fromStringList(file->languages)},
    };
    const QDate today = QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
    OW_TRY(m_rules.describe(database, today, hall));
    return hall;
}

/// Where things are in this hall.
Result<void> Application::publishFloors(storage::Database& database)
{
    const QString kind = QString::fromLatin1(queue::feed::kFloor);
    QSet<QString> there;
    const auto file = m_hallFile.current();
    for (const QJsonObject& floor : file->floors) {
        const QString id = floor.value(QStringLiteral("id")).toString();
        there.insert(id);
        OW_TRY(m_feed.put(database, kind, id, QStringLiteral("all"), floor));
    }
    return m_feed.keepOnly(database, kind, there);
}

void Application::publishSoon()
{
    m_writer->post([this, catalogue = m_catalogue](
                       storage::Database& database) { return publish(database, catalogue); },
                   [](const Result<void>& done) {
                       if (!done) {
                           qCWarning(lcPlatform).noquote()
                               << "The catalogue was not published:" << done.error().detail;
                       }
                   });
}

/// When a notice has changed, or a day has begun: of another day the hall has other hours.
void Application::publishNewsSoon()
{
    m_writer->post([this](storage::Database& database) { return publishNews(database); },
                   [this](const Result<void>& done) {
                       if (!done) {
                           qCWarning(lcPlatform).noquote()
                               << "The notices were not published:" << done.error().detail;
                       } else if (m_settings.isHall()) {
                           m_hallFeed.notePages();
                       }
                   });
}

/// What requests need of the hall's file. A window that it has no more is still worked until the
/// program starts anew: somebody may be in hand there.
void Application::sayHall()
{
    const auto file = m_hallFile.current();
    QStringList windows = file->windowIds() + m_hallWords.now()->windows;
    windows.removeDuplicates();
    m_hallWords.set({.windows = std::move(windows),
                     .name = file->name,
                     .languages = PageLanguages(allowedLanguages(
                         languagesIn(m_settings.translationsFolder), file->languages))});
}

/// What other halls are told of this one, beside how many wait.
QJsonObject Application::aboutHall() const
{
    const auto file = m_hallFile.current();
    QJsonObject about{{QStringLiteral("name"), file->name}};
    if (!file->address.isEmpty()) {
        about.insert(QStringLiteral("address"), file->address);
    }
    return about;
}

/// A hall takes in its file whenever it is written.
void Application::watchHall()
{
    if (m_settings.isHall()) {
        m_hallFile.start({.changed =
                              [this] {
                                  sayHall();
                                  publishSoon();
                              },
                          .refused = [this](const Error& error) { reportHallFile(error); }});
    }
}

void Application::reportHallFile(const Error& error)
{
    m_writer->post(
        [this, error](storage::Database& database) -> Result<void> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<void>() : isHeld.error();
            }
            OW_TRY(m_journal->lock(database));
            return supervision::raiseAlarm(*m_journal, database, error, m_settings.node);
        },
        [](const Result<void>& done) {
            if (!done) {
                qCWarning(lcPlatform).noquote()
                    << "That the hall's file is wrong was not recorded:" << done.error().detail;
            }
        });
}

/// A centre takes in its catalogue's file with its languages, and its plan of slots, whenever they
/// are written. Editors put a new file in the old one's place, which ends the watch on it: so the
/// folder is watched as well.
void Application::watchCatalogue()
{
    QStringList files{m_settings.catalogueFile};
    if (!m_settings.slotsFile.isEmpty()) {
        files << m_settings.slotsFile;
    }
    QStringList paths = files;
    for (const QString& file : std::as_const(files)) {
        paths << QFileInfo(file).absolutePath();
    }
    paths.removeDuplicates();
    m_watcher = std::make_unique<QFileSystemWatcher>(paths);
    const auto watch = [this, files] {
        const QStringList all = files + catalog::LanguageFiles::pathsFor(m_settings.catalogueFile);
        for (const QString& file : all) {
            if (!m_watcher->files().contains(file) && QFileInfo::exists(file)) {
                m_watcher->addPath(file);
            }
        }
    };
    watch();
    const auto reread = [this, watch] {
        watch();
        if (const auto read = readSlotsFile(); !read) {
            qCWarning(lcPlatform).noquote() << "Slots not taken in:" << read.error().detail;
        }
        if (const auto read = readCatalogueFile(); !read) {
            // Half written, or wrong: what was there goes on.
            qCWarning(lcPlatform).noquote() << "Catalogue not taken in:" << read.error().detail;
            return;
        }
        publishSoon();
    };
    QObject::connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, m_watcher.get(), reread);
    QObject::connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, m_watcher.get(),
                     reread);
}

} // namespace onewindow::platform
