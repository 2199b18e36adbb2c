// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/CrowdParts.h"
#include "app/platform/HallFileParts.h"
#include "app/platform/NoticeFile.h"
#include "app/platform/NoticeParts.h"
#include "app/platform/PlatformSettings.h"
#include "tests/ManualClock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 30'000;

QJsonObject text(const QString& zh)
{
    return {{u"zh"_s, zh}};
}

/// A good hall with a plan of one floor.
QJsonObject hall()
{
    const QJsonObject area{{u"id"_s, u"a"_s},
                           {u"name"_s, text(u"A 区"_s)},
                           {u"x"_s, 0},
                           {u"y"_s, 0},
                           {u"w"_s, 10},
                           {u"h"_s, 5},
                           {u"windows"_s, QJsonArray{u"1"_s}}};
    const QJsonObject floor{
        {u"id"_s, u"1"_s},
        {u"name"_s, text(u"一楼"_s)},
        {u"width"_s, 20},
        {u"height"_s, 10},
        {u"areas"_s, QJsonArray{area}},
        {u"terminals"_s,
         QJsonArray{QJsonObject{{u"node"_s, u"kiosk-1"_s}, {u"x"_s, 3}, {u"y"_s, 4}}}}};
    const QJsonObject window{
        {u"id"_s, u"1"_s}, {u"name"_s, text(u"1 号"_s)}, {u"area"_s, text(u"A 区"_s)}};
    return {{u"name"_s, text(u"大厅"_s)},
            {u"windows"_s, QJsonArray{window}},
            {u"floors"_s, QJsonArray{floor}}};
}

QByteArray bytes(const QJsonObject& json)
{
    return QJsonDocument(json).toJson();
}

QJsonObject notice()
{
    return {
        {u"id"_s, u"n1"_s},           {u"title"_s, text(u"标题"_s)}, {u"text"_s, text(u"正文"_s)},
        {u"from"_s, u"2026-11-20"_s}, {u"until"_s, u"2026-11-30"_s}, {u"order"_s, 3}};
}

QByteArray notices(const QJsonArray& all)
{
    return bytes({{u"notices"_s, all}});
}

} // namespace

/// What a hall's staff write about it: the plan and the notices, right and wrong.
class TestHallFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planIsTakenIn();
    void tryoutIsGood();
    void wrongPlanIsNamed_data();
    void wrongPlanIsNamed();
    void noticesAreTakenInByOrder();
    void noticesHaveTheirDays_data();
    void noticesHaveTheirDays();
    void wrongNoticeIsNamed_data();
    void wrongNoticeIsNamed();
    void noSuchFileIsRefused_data();
    void noSuchFileIsRefused();
    void issuerIsSaidOfEach();
    void hoursFollowTheCalendar_data();
    void hoursFollowTheCalendar();
    void wrongHoursAreNamed_data();
    void wrongHoursAreNamed();
    void wrongHallIsNamed_data();
    void wrongHallIsNamed();
    void nearbyHallsAreRead_data();
    void nearbyHallsAreRead();
    void centresKeyComesWithItsName_data();
    void centresKeyComesWithItsName();
    void fileIsTakenInAgain();
    void hallIsTakenInAgain();
};

void TestHallFiles::planIsTakenIn()
{
    QJsonObject whole = hall();
    QJsonArray windows = whole[u"windows"_s].toArray();
    QJsonObject window = windows.at(0).toObject();
    window.insert(u"serves"_s, QJsonArray{u"si"_s, u"tax"_s});
    windows.replace(0, window);
    whole.insert(u"windows"_s, windows);
    const auto read = HallFile::parse(bytes(whole), u"hall.json"_s);
    QVERIFY(read);
    // What it serves to begin with is a rule, and not a thing of the feed.
    QCOMPARE(read.value().serves.value(window[u"id"_s].toString()),
             QStringList({u"si"_s, u"tax"_s}));
    QVERIFY(!read.value().windows.at(0).contains(u"serves"_s));
    QCOMPARE(read.value().floors.size(), 1);
    QCOMPARE(read.value().floors.at(0)[u"order"_s].toInt(), 0);
    QCOMPARE(read.value().floors.at(0)[u"areas"_s].toArray().size(), 1);
    QJsonObject without = hall();
    without.remove(u"floors"_s);
    const auto none = HallFile::parse(bytes(without), u"hall.json"_s);
    QVERIFY(none);
    QVERIFY(none.value().floors.isEmpty());
}

void TestHallFiles::tryoutIsGood()
{
    const QString folder = QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/");
    const auto read = HallFile::load(folder + u"hall.json"_s);
    QVERIFY2(bool(read), read ? "" : qPrintable(read.error().detail));
    QVERIFY(read.value().floors.size() > 1);
    const auto told = NoticeFile::load(folder + u"notices.json"_s);
    QVERIFY2(bool(told), told ? "" : qPrintable(told.error().detail));
    QVERIFY(told.value().notices.size() > 1);
}

void TestHallFiles::wrongPlanIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");
    const QString area = u"floors.0.areas.0."_s;
    QTest::newRow("no id") << u"floors.0.id"_s << QJsonValue(QString()) << u"floors[0].id"_s;
    QTest::newRow("no name") << u"floors.0.name"_s << QJsonValue(QJsonObject())
                             << u"floors[0].name"_s;
    QTest::newRow("no width") << u"floors.0.width"_s << QJsonValue(0) << u"floors[0].width"_s;
    QTest::newRow("no areas") << u"floors.0.areas"_s << QJsonValue(QJsonArray())
                              << u"floors[0].areas"_s;
    QTest::newRow("outside") << area + u'x' << QJsonValue(15) << u"floors[0].areas[0].w"_s;
    QTest::newRow("negative") << area + u'y' << QJsonValue(-1) << u"floors[0].areas[0].y"_s;
    QTest::newRow("no size") << area + u'h' << QJsonValue() << u"floors[0].areas[0].h"_s;
    QTest::newRow("no such window") << area + u"windows"_s << QJsonValue(QJsonArray{u"9"_s})
                                    << u"floors[0].areas[0].windows[0]"_s;
    QTest::newRow("window twice") << area + u"windows"_s << QJsonValue(QJsonArray{u"1"_s, u"1"_s})
                                  << u"floors[0].areas[0].windows[1]"_s;
    QTest::newRow("terminal outside")
        << u"floors.0.terminals.0.x"_s << QJsonValue(21) << u"floors[0].terminals[0].x"_s;
}

namespace {

/// `value` in the place of what is at `path`.
QJsonValue replaced(const QJsonValue& in, const QStringList& path, const QJsonValue& value)
{
    if (path.isEmpty()) {
        return value;
    }
    const QString& step = path.constFirst();
    if (in.isArray()) {
        QJsonArray array = in.toArray();
        array.replace(step.toInt(), replaced(array.at(step.toInt()), path.mid(1), value));
        return array;
    }
    QJsonObject object = in.toObject();
    object.insert(step, replaced(object.value(step), path.mid(1), value));
    return object;
}

} // namespace

void TestHallFiles::wrongPlanIsNamed()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);
    const QJsonObject wrong = replaced(hall(), path.split(u'.'), value).toObject();
    const auto read = HallFile::parse(bytes(wrong), u"hall.json"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    QVERIFY2(read.error().detail.startsWith(u"hall.json: "_s + named + u": "_s),
             qPrintable(read.error().detail));
}

void TestHallFiles::noticesAreTakenInByOrder()
{
    QJsonObject first = notice();
    first.insert(u"id"_s, u"n0"_s);
    first.insert(u"order"_s, 1);
    const auto read = NoticeFile::parse(notices({notice(), first}), u"notices.json"_s);
    QVERIFY(read);
    QCOMPARE(read.value().notices.at(0).thing[u"order"_s].toInt(), 1);
    const QJsonObject thing = read.value().notices.at(1).thing;
    QCOMPARE(thing[u"text"_s].toObject(), text(u"标题"_s));
    QCOMPARE(thing[u"body"_s].toObject(), text(u"正文"_s));
    QCOMPARE(thing[u"until"_s].toString(), u"2026-11-30"_s);
}

void TestHallFiles::noticesHaveTheirDays_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("before") << QDate(2026, 11, 19) << false;
    QTest::newRow("first") << QDate(2026, 11, 20) << true;
    QTest::newRow("last") << QDate(2026, 11, 30) << true;
    QTest::newRow("after") << QDate(2026, 12, 1) << false;
}

void TestHallFiles::noticesHaveTheirDays()
{
    QFETCH(QDate, day);
    QFETCH(bool, isShown);
    const auto read = NoticeFile::parse(notices({notice()}), u"notices.json"_s);
    QVERIFY(read);
    QCOMPARE(read.value().of(day).size(), isShown ? 1 : 0);
}

void TestHallFiles::wrongNoticeIsNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no id") << u"id"_s << QJsonValue(QString());
    QTest::newRow("title without zh") << u"title"_s << QJsonValue(QJsonObject{{u"en"_s, u"x"_s}});
    QTest::newRow("title no object") << u"title"_s << QJsonValue(u"x"_s);
    QTest::newRow("text too long") << u"text"_s << QJsonValue(text(QString(4'001, u'长')));
    QTest::newRow("no day") << u"from"_s << QJsonValue(u"2026-02-30"_s);
    QTest::newRow("ends before it begins") << u"until"_s << QJsonValue(u"2026-11-19"_s);
}

void TestHallFiles::wrongNoticeIsNamed()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject wrong = notice();
    wrong.insert(field, value);
    QJsonObject good = notice();
    good.insert(u"id"_s, u"n2"_s);
    const auto read = NoticeFile::parse(notices({wrong, good}), u"notices.json"_s);
    QVERIFY(read);
    QCOMPARE(read.value().notices.size(), 1);
    QCOMPARE(read.value().notices.at(0).thing[u"id"_s].toString(), u"n2"_s);
    QCOMPARE(read.value().problems.size(), 1);
    QVERIFY2(read.value().problems.at(0).startsWith(u"notices.json: notices[0]."_s + field),
             qPrintable(read.value().problems.at(0)));
}

void TestHallFiles::noSuchFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("half written") << QByteArray("{");
    QTest::newRow("no notices") << QByteArray("{}");
    QJsonArray many;
    for (int i = 0; i <= 100; ++i) {
        many.append(notice());
    }
    QTest::newRow("too many") << notices(many);
    QTest::newRow("an issuer that is none")
        << bytes({{u"issuer"_s, u"x"_s}, {u"notices"_s, QJsonArray()}});
}

void TestHallFiles::noSuchFileIsRefused()
{
    QFETCH(QByteArray, json);
    const auto read = NoticeFile::parse(json, u"notices.json"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    QVERIFY(read.error().detail.startsWith(u"notices.json: "_s));
}

void TestHallFiles::issuerIsSaidOfEach()
{
    const QJsonObject issuer = text(u"市行政审批局"_s);
    const auto read = NoticeFile::parse(
        bytes({{u"issuer"_s, issuer}, {u"notices"_s, QJsonArray{notice()}}}), u"notices.json"_s);
    QVERIFY(read);
    QCOMPARE(read.value().notices.at(0).thing[u"issuer"_s].toObject(), issuer);
}

namespace {

QJsonObject opening()
{
    return {
        {u"hours"_s, QJsonArray{u"0830-1200"_s, u"1330-1700"_s}},
        {u"weekdays"_s, QJsonObject{{u"6"_s, QJsonArray{u"0900-1200"_s}}, {u"3"_s, QJsonArray()}}},
        {u"days"_s, QJsonObject{{u"2026-09-30"_s, QJsonArray{u"0830-1200"_s}},
                                {u"2027-01-04"_s, QJsonArray{u"1000-1100"_s}}}}};
}

} // namespace

void TestHallFiles::hoursFollowTheCalendar_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("hours"); // "?": not known.
    QTest::newRow("a Monday") << QDate(2026, 9, 28) << u"0830-1200 1330-1700"_s;
    QTest::newRow("a day of the week that is closed") << QDate(2026, 9, 23) << QString();
    QTest::newRow("a Saturday") << QDate(2026, 9, 19) << u"0900-1200"_s;
    QTest::newRow("a Sunday") << QDate(2026, 9, 13) << QString();
    QTest::newRow("a Sunday made up for a holiday")
        << QDate(2026, 9, 20) << u"0830-1200 1330-1700"_s;
    QTest::newRow("a holiday") << QDate(2026, 10, 1) << QString();
    QTest::newRow("a Saturday of the holidays") << QDate(2026, 10, 3) << QString();
    QTest::newRow("a day that is named") << QDate(2026, 9, 30) << u"0830-1200"_s;
    QTest::newRow("of a year without a notice") << QDate(2027, 1, 5) << u"?"_s;
    QTest::newRow("but named") << QDate(2027, 1, 4) << u"1000-1100"_s;
}

void TestHallFiles::hoursFollowTheCalendar()
{
    QFETCH(QDate, day);
    QFETCH(QString, hours);
    QJsonObject json = hall();
    json.insert(u"opening"_s, opening());
    const auto read = HallFile::parse(bytes(json), u"hall.json"_s);
    QVERIFY2(bool(read), read ? "" : qPrintable(read.error().detail));
    const QJsonObject told = read.value().opening->from(day).toJson();
    const QString key = day.toString(Qt::ISODate);
    QStringList parts;
    for (const QJsonValue part : told[key].toArray()) {
        parts.append(part.toString());
    }
    QCOMPARE(told.contains(key) ? parts.join(u' ') : u"?"_s, hours);
    QVERIFY(told.size() <= OpeningPlan::kDaysAhead);
    // With each day of the week named, as somebody edits it, it is the same.
    const OpeningPlan& plan = *read.value().opening;
    QCOMPARE(plan.with(plan.week().expanded()).from(day).toJson(), told);
}

void TestHallFiles::wrongHoursAreNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");
    QTest::newRow("no hours") << u"hours"_s << QJsonValue() << u"opening.hours"_s;
    QTest::newRow("no hours in it") << u"hours"_s << QJsonValue(QJsonArray()) << u"opening.hours"_s;
    QTest::newRow("backwards") << u"hours"_s << QJsonValue(QJsonArray{u"1200-0900"_s})
                               << u"opening.hours"_s;
    QTest::newRow("a day that is none")
        << u"weekdays.8"_s << QJsonValue(QJsonArray()) << u"opening.weekdays.8"_s;
    QTest::newRow("no list") << u"weekdays.6"_s << QJsonValue(u"0900-1200"_s)
                             << u"opening.weekdays.6"_s;
    QTest::newRow("no such day") << u"days.2026-02-30"_s << QJsonValue(QJsonArray())
                                 << u"opening.days.2026-02-30"_s;
    QTest::newRow("a file elsewhere")
        << u"national"_s << QJsonValue(QJsonArray{u"../x.json"_s}) << u"opening.national[0]"_s;
}

void TestHallFiles::wrongHoursAreNamed()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);
    QJsonObject json = hall();
    json.insert(u"opening"_s, replaced(opening(), path.split(u'.'), value));
    const auto read = HallFile::parse(bytes(json), u"hall.json"_s);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.startsWith(u"hall.json: "_s + named),
             qPrintable(read.error().detail));
}

void TestHallFiles::wrongHallIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto with = [](const QString& key, const QJsonValue& value) {
        QJsonObject json = hall();
        json.insert(key, value);
        return bytes(json);
    };
    QTest::newRow("no address") << with(u"address"_s, QJsonObject()) << u"address needs zh"_s;
    QTest::newRow("address in English only")
        << with(u"address"_s, QJsonObject{{u"en"_s, u"1 Harbour Street"_s}})
        << u"address needs zh"_s;
    QTest::newRow("address that is a word")
        << with(u"address"_s, u"港湾街 1 号"_s) << u"address needs zh"_s;
    QTest::newRow("no name") << with(u"name"_s, QJsonValue()) << u"name needs zh"_s;
    QJsonObject window = hall()[u"windows"_s].toArray().at(0).toObject();
    window.insert(u"serves"_s, u"si"_s);
    QTest::newRow("what a window serves is a word")
        << with(u"windows"_s, QJsonArray{window}) << u"windows[0].serves: "_s;
    QTest::newRow("empty") << QByteArray() << u"line 1: "_s;
    QTest::newRow("comma in the third line")
        << QByteArray("{\n\"elderPriorityAge\": 65,\n,}") << u"line 3: "_s;
    QTest::newRow("end in the second line")
        << QByteArray("{\"name\": {\"zh\":\n\"厅\"") << u"line 2: "_s;
}

void TestHallFiles::wrongHallIsNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto read = HallFile::parse(json, u"hall.json"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    QVERIFY2(read.error().detail.startsWith(u"hall.json: "_s + named),
             qPrintable(read.error().detail));
}

void TestHallFiles::nearbyHallsAreRead_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("nearby");
    QTest::addColumn<bool>("isGood");
    QStringList most;
    for (int i = 1; i <= CrowdParts::kNearbyLimit; ++i) {
        most << u"hall-%1"_s.arg(i);
    }
    const auto list = [](const QStringList& halls) {
        return u"nearby = [\"%1\"]"_s.arg(halls.join(u"\", \""_s));
    };
    QTest::newRow("none") << QString() << QStringList() << true;
    QTest::newRow("two") << list({u"hall-2"_s, u"hall-3"_s})
                         << QStringList{u"hall-2"_s, u"hall-3"_s} << true;
    QTest::newRow("as many as there may be") << list(most) << most << true;
    QTest::newRow("one more") << list(most + QStringList{u"hall-0"_s}) << QStringList() << false;
    QTest::newRow("no list") << u"nearby = \"hall-2\""_s << QStringList() << false;
}

void TestHallFiles::nearbyHallsAreRead()
{
    QFETCH(QString, said);
    QFETCH(QStringList, nearby);
    QFETCH(bool, isGood);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"platform.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(u"node = \"hall-1\"\n[tls]\ncertificate = \"c\"\nkey = \"k\"\nca = \"a\"\n"
               "[keys]\nfolder = \"keys\"\n[halls]\n%1\n"_s.arg(said)
                   .toUtf8());
    file.close();
    const auto read = PlatformSettings::load(path);
    QVERIFY2(bool(read) == isGood, read ? "" : qPrintable(read.error().detail));
    if (isGood) {
        QCOMPARE(read.value().nearbyHalls, nearby);
    } else {
        QVERIFY2(read.error().detail.contains(u"halls.nearby"_s), qPrintable(read.error().detail));
    }
}

void TestHallFiles::centresKeyComesWithItsName_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("neither") << QString() << true;
    QTest::newRow("both") << u"node = \"centre\"\nsealing_key = \"QUJD\"\n"_s << true;
    QTest::newRow("no key") << u"node = \"centre\"\n"_s << false;
    QTest::newRow("no name") << u"sealing_key = \"QUJD\"\n"_s << false;
    QTest::newRow("a key that is none") << u"node = \"centre\"\nsealing_key = \"密\"\n"_s << false;
}

void TestHallFiles::centresKeyComesWithItsName()
{
    QFETCH(QString, said);
    QFETCH(bool, isGood);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"platform.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        u"node = \"hall-1\"\nrole = \"hall\"\n[upstream]\nurl = \"https://c\"\n%1"_s.arg(said)
            .toUtf8());
    file.close();
    const auto read = PlatformSettings::load(path);
    QVERIFY2(bool(read) == isGood, read ? "" : qPrintable(read.error().detail));
    if (!isGood) {
        QVERIFY2(read.error().detail.contains(u"sealing_key"_s), qPrintable(read.error().detail));
    }
}

void TestHallFiles::fileIsTakenInAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"notices.json"_s);
    ManualClock clock;
    NoticeParts parts(path, clock);
    QVERIFY(parts.read());
    QVERIFY(parts.current().isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QJsonObject always = notice();
    always.remove(u"from"_s);
    always.remove(u"until"_s);
    file.write(notices({always}));
    file.close();
    QVERIFY(parts.read());
    QCOMPARE(parts.current().size(), 1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY(!parts.read());
    QCOMPARE(parts.current().size(), 1);
}

/// What is half written, or wrong, is told of once it has stayed so; what was there goes on.
void TestHallFiles::hallIsTakenInAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"hall.json"_s);
    const auto write = [&](const QByteArray& json) {
        QFile file(path);
        OW_ENFORCE(file.open(QIODevice::WriteOnly));
        file.write(json);
    };
    write(bytes(hall()));
    HallFileParts parts(path, 50ms);
    QVERIFY(parts.read());
    int changes = 0;
    QStringList refused;
    parts.start({.changed = [&] { ++changes; },
                 .refused = [&](const Error& error) { refused << error.detail; }});
    const auto before = parts.current();
    QJsonObject other = hall();
    other.insert(u"name"_s, text(u"新大厅"_s));
    write(bytes(other));
    QTRY_COMPARE_WITH_TIMEOUT(parts.current()->name, text(u"新大厅"_s), kPatienceMs);
    QVERIFY(changes >= 1);
    QCOMPARE(before->name, text(u"大厅"_s));
    QVERIFY(refused.isEmpty());
    write("{\n\n]");
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    QVERIFY2(refused.constFirst().contains(u"hall.json: line 3: "_s),
             qPrintable(refused.constFirst()));
    QCOMPARE(parts.current()->name, text(u"新大厅"_s));
    write(bytes(hall()));
    QTRY_COMPARE_WITH_TIMEOUT(parts.current()->name, text(u"大厅"_s), kPatienceMs);
    QCOMPARE(refused.size(), 1);
}

QTEST_GUILESS_MAIN(TestHallFiles)
#include "tst_HallFiles.moc"
