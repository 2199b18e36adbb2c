// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scripted hall of DeskPagesRig answers.

#include "services/core/Durations.h"
#include "tests/qml/Counter/DeskPagesRig.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QPainter>

namespace onewindow::testing {

using namespace Qt::StringLiterals;

namespace {

/// A page as it was photographed: lines on paper, for the eye.
QString photograph()
{
    QImage page(600, 840, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setPen(QPen(Qt::darkGray, 6));
    for (int y = 80; y < 760; y += 60) {
        painter.drawLine(60, y, y % 180 == 80 ? 380 : 540, y);
    }
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    page.save(&buffer, "jpeg");
    return QString::fromLatin1(bytes.toBase64());
}

/// Of a long day.
QJsonArray hoursOfDay()
{
    QJsonArray hours;
    for (int hour = 8; hour < 18; ++hour) {
        QJsonObject one{{u"hour"_s, hour}, {u"arrived"_s, 40 + hour}, {u"waited"_s, 30 + hour}};
        if (hour < 17) {
            one.insert(u"waitMinutes"_s, 30.5 - 2 * qAbs(hour - 10));
        }
        hours.append(one);
    }
    return hours;
}

QJsonArray quotedAgainst()
{
    QJsonArray steps;
    for (const int upTo : {10, 20, 30, 45, 60, 90, 0}) {
        const double told = upTo == 0 ? 110 : upTo;
        QJsonObject one{{u"people"_s, 100 + upTo},
                        {u"kept"_s, 80 + upTo},
                        {u"toldLowMinutes"_s, told / 2},
                        {u"toldHighMinutes"_s, told},
                        {u"waitMinutes"_s, told * 0.8}};
        if (upTo != 0) {
            one.insert(u"upToMinutes"_s, upTo);
        }
        steps.append(one);
    }
    return steps;
}

} // namespace

QJsonObject DeskPagesRig::said(int number, const QString& kind, int days,
                               const QString& state) const
{
    const bool isCallBack = kind == u"callback";
    return {{u"id"_s, idOf(number)},
            {u"number"_s,
             isCallBack ? QString() : u"Y1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
            {u"kind"_s, kind},
            {u"matter"_s, number % 2 == 0 ? u"mi-remote"_s : QString()},
            {u"state"_s, state},
            {u"until"_s, dayIn(days)},
            {u"isOverdue"_s, days < 0},
            {u"saidAt"_s, hall.nowMs - number * kHourMs},
            {u"answers"_s, state == u"open" ? 0 : 1},
            {u"calls"_s, isCallBack ? 1 : 0},
            {u"wasReached"_s, false}};
}

QJsonObject DeskPagesRig::filed(int number, const QString& matter, const QString& state,
                                int daysAgo) const
{
    const qint64 at = hall.nowMs - daysAgo * kDayMs;
    QJsonArray steps{QJsonObject{{u"state"_s, u"received"_s}, {u"at"_s, at}}};
    if (state != u"received") {
        steps.append(QJsonObject{{u"state"_s, state}, {u"at"_s, at + kHourMs}});
    }
    return {{u"id"_s, idOf(number)},
            {u"provisional"_s, u"K1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
            {u"number"_s, u"370303%1"_s.arg(number, 12, 10, QLatin1Char('0'))},
            {u"matter"_s, matter},
            {u"state"_s, state},
            {u"filedAt"_s, at},
            {u"promise"_s, 3},
            {u"node"_s, u"kiosk-1"_s},
            {u"fee"_s, 0},
            {u"money"_s, u"none"_s},
            {u"steps"_s, steps}};
}

void DeskPagesRig::fillFeedback()
{
    QJsonArray items{said(1, u"complaint"_s, -2), said(2, u"callback"_s, 0),
                     said(3, u"question"_s, 1), said(4, u"suggestion"_s, 3, u"answered"_s)};
    for (int i = 5; i < 16; ++i) {
        items << said(i, i % 3 == 0 ? u"complaint"_s : u"suggestion"_s, i);
    }
    hall.answers[u"/v1/feedback?state=open"_s] = {
        {u"items"_s, items}, {u"open"_s, 15}, {u"overdue"_s, 1}, {u"next"_s, u"2026-12-20.ab"_s}};
    hall.answers[u"/v1/feedback?state=closed"_s] = {
        {u"items"_s, QJsonArray{}}, {u"open"_s, 15}, {u"overdue"_s, 1}};
    QJsonObject complaint = said(1, u"complaint"_s, -2);
    complaint[u"text"_s] =
        u"上周三在三号窗口等了四十分钟，叫到号后又说材料要重新复印，复印机却是坏的，"
        u"工作人员让我去街上复印，回来后要重新取号。希望修好复印机，重新排队的规定也请说明。"_s;
    complaint[u"phone"_s] = u"13800138000"_s;
    complaint[u"said"_s] = QJsonArray{};
    complaint[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(1)] = complaint;
    QJsonObject callBack = said(2, u"callback"_s, 0);
    callBack[u"level"_s] = 1;
    callBack[u"codes"_s] = QJsonArray{u"101"_s, u"103"_s};
    callBack[u"text"_s] = u"办事的人态度不好"_s;
    callBack[u"phone"_s] = u"13800138000"_s;
    callBack[u"said"_s] = QJsonArray{};
    callBack[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(2)] = callBack;
    QJsonObject answered = said(4, u"suggestion"_s, 3, u"answered"_s);
    answered[u"text"_s] = u"建议自助机旁边放老花镜"_s;
    answered[u"phone"_s] = QString();
    answered[u"said"_s] = QJsonArray{u"谢谢您的建议，老花镜下周起放在每台自助机旁。"_s};
    answered[u"isErased"_s] = false;
    hall.answers[u"/v1/feedback/"_s + idOf(4)] = answered;
}

void DeskPagesRig::fillCases(const QString& money)
{
    QJsonObject first = filed(1, u"mi-remote"_s, u"received"_s, 12);
    first[u"fee"_s] = 1500;
    first[u"money"_s] = money;
    QJsonArray list{first, filed(2, u"si-flex"_s, u"accepted"_s, 1),
                    filed(3, u"fam-birth"_s, u"correction"_s, 1)};
    for (int i = 4; i < 14; ++i) {
        list << filed(i, u"voice-suggest"_s, u"received"_s, 0);
    }
    hall.answers[u"/v1/cases"_s] = {{u"cases"_s, list}};
    hall.answers[u"/v1/cases?number=370303000000000001"_s] = {{u"cases"_s, QJsonArray{first}}};
    const auto rule = [](const QString& zh, const QString& en, const QString& truth) {
        return QJsonObject{{u"text"_s, QJsonObject{{u"zh"_s, zh}, {u"en"_s, en}}},
                           {u"truth"_s, truth}};
    };
    hall.answers[u"/v1/cases/"_s + idOf(1)] = {
        {u"id"_s, idOf(1)},
        {u"matter"_s, u"mi-remote"_s},
        {u"person"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                  {u"idNumber"_s, u"110105********002X"_s},
                                  {u"isTyped"_s, true}}},
        {u"answers"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                   {u"number"_s, u"110105********002X"_s},
                                   {u"phone"_s, u"13800138000"_s},
                                   {u"kind"_s, u"referral"_s},
                                   {u"place"_s, u"310100"_s},
                                   {u"from"_s, u"2026-12-01"_s},
                                   {u"hospital"_s, u"上海市第一人民医院"_s},
                                   {u"contacts"_s, QJsonArray{QJsonObject{
                                                       {u"contact_name"_s, u"李强"_s},
                                                       {u"contact_phone"_s, u"13900139000"_s}}}}}},
        {u"shared"_s,
         QJsonObject{{u"medical_insured"_s, QJsonObject{{u"status"_s, u"正常参保"_s}}}}},
        {u"committed"_s, false},
        {u"signed"_s, u"hand"_s},
        {u"rules"_s, QJsonArray{rule(u"医保参保状态正常"_s, u"Insured"_s, u"true"_s),
                                rule(u"属于可以当场备案的类型"_s, u"A kind that is filed at once"_s,
                                     u"false"_s),
                                rule(u"已选择就医地"_s, u"A place was chosen"_s, u"unknown"_s)}},
        {u"pages"_s,
         QJsonArray{QJsonObject{
             {u"material"_s, u"proof"_s}, {u"page"_s, 0}, {u"width"_s, 600}, {u"height"_s, 840}}}},
        {u"isErased"_s, false}};
    hall.answers[u"/v1/cases/%1/pages/proof/0"_s.arg(idOf(1))] = {{u"mime"_s, u"image/jpeg"_s},
                                                                  {u"bytes"_s, photograph()}};
    hall.answers[u"/v1/cases/%1/fee-claim"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"money"_s, u"counter"_s}, {u"cents"_s, 1500}};
    hall.answers[u"/v1/cases/%1/fee"_s.arg(idOf(1))] = {{u"case"_s, idOf(1)},
                                                        {u"money"_s, u"paid"_s},
                                                        {u"cents"_s, 1500},
                                                        {u"receipt"_s, u"S0-20261130-0001"_s}};
    hall.answers[u"/v1/cases/%1/decision"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"number"_s, u"370303000000000001"_s}, {u"state"_s, u"accepted"_s}};
}

void DeskPagesRig::fillReport()
{
    QJsonArray days;
    for (int day = 2; day < 20; ++day) {
        QJsonObject figures{{u"key"_s, u"2026-11-%1"_s.arg(day, 2, 10, QLatin1Char('0'))},
                            {u"arrived"_s, 180 + day},
                            {u"served"_s, 160},
                            {u"missed"_s, 12},
                            {u"unserved"_s, 8 + day},
                            {u"waited"_s, 172},
                            {u"waitMinutes"_s, 4.5 + day},
                            {u"waitedLong"_s, 3},
                            {u"walkSeconds"_s, 42.5},
                            {u"serviceMinutes"_s, 7.8},
                            {u"quoted"_s, 150},
                            {u"kept"_s, 121}};
        if (day % 3 == 0) {
            figures.insert(u"ratings"_s, QJsonArray{0, 1, 2, 10, 40});
        }
        days.append(figures);
    }
    const QString month = dayIn(0).left(7);
    const QJsonObject whole{{u"month"_s, month},
                            {u"by"_s, u"day"_s},
                            {u"isWhole"_s, true},
                            {u"isPruned"_s, false},
                            {u"untoldRatings"_s, 0},
                            {u"groups"_s, days},
                            {u"hours"_s, hoursOfDay()},
                            {u"quotedAgainst"_s, quotedAgainst()},
                            {u"serviceLevelMinutes"_s, 20},
                            {u"csv"_s, u"\"day\"\r\n"_s}};
    hall.answers[u"/v1/reports?month=%1&by=day"_s.arg(month)] = whole;
    QJsonObject doubtful = whole;
    doubtful[u"by"_s] = u"window"_s;
    doubtful[u"isWhole"_s] = false;
    doubtful[u"doubt"_s] = u"hall-1/1/7: changed"_s;
    doubtful[u"groups"_s] = QJsonArray{
        QJsonObject{{u"key"_s, QString()}, {u"arrived"_s, 3}, {u"unserved"_s, 3}},
        QJsonObject{
            {u"key"_s, u"1"_s}, {u"arrived"_s, 9}, {u"served"_s, 9}, {u"waitMinutes"_s, 3}}};
    hall.answers[u"/v1/reports?month=%1&by=window"_s.arg(month)] = doubtful;
    QJsonObject empty = whole;
    empty[u"groups"_s] = QJsonArray();
    hall.answers[u"/v1/reports?month=%1&by=matter"_s.arg(month)] = empty;
}

} // namespace onewindow::testing
