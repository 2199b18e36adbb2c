// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace {

constexpr QByteArrayView kName = "Zhang Jianguo 11010519880506997X";
/// Where a block that was given back carries what the heap itself notes there.
constexpr std::size_t kNotes = 32;

/// As a library calls it, of which the compiler knows nothing.
void* (*volatile s_reallocate)(void*, std::size_t) = &std::realloc;

/// Whether the name still stands in those bytes of this process, which may be nobody's by now.
bool isStillIn(quintptr address, std::size_t size)
{
    static std::array<char, 1 << 16> content;
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        !memory.seek(static_cast<qint64>(address))) {
        return false;
    }
    const qint64 count =
        memory.read(content.data(), static_cast<qint64>(std::min(size, content.size())));
    return count > 0 && QByteArrayView(content.data(), count).contains(kName.first(16));
}

/// A block with the name at its end.
char* namedBlock(std::size_t size)
{
    char* block = static_cast<char*>(std::malloc(size));
    std::memset(block, 'x', size);
    std::memcpy(block + size - kName.size(), kName.data(), kName.size());
    return block;
}

} // namespace

/// That what the program gives back to its heap is overwritten, whatever way it goes.
class TestWipingHeap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeft_data();
    void nothingIsLeft();
    void movedKeepsWhatItHeld_data();
    void movedKeepsWhatItHeld();
    void stringsAreBlocksToo();
    void edges();
};

void TestWipingHeap::nothingIsLeft_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isElsewhere");
    // Kept for the thread; for all; large ones, which are the system's at once.
    for (const int size : {72, 1000, 5000, 40'000, 300'000}) {
        QTest::addRow("%d bytes", size) << size << false;
        QTest::addRow("%d bytes, given back by another thread", size) << size << true;
    }
}

void TestWipingHeap::nothingIsLeft()
{
    QFETCH(const int, size);
    QFETCH(const bool, isElsewhere);
    const auto bytes = static_cast<std::size_t>(size);
    char* block = namedBlock(bytes);
    const auto end = reinterpret_cast<quintptr>(block) + bytes - kName.size();
    QVERIFY(isStillIn(end, kName.size()));
    if (isElsewhere) {
        std::thread([block] { std::free(block); }).join();
    } else {
        std::free(block);
    }
    QVERIFY(!isStillIn(end, kName.size()));
}

void TestWipingHeap::movedKeepsWhatItHeld_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("next");
    QTest::addRow("a little more") << 1000 << 1010;
    QTest::addRow("twice as much") << 1000 << 2000;
    QTest::addRow("large") << 1000 << 300'000;
    QTest::addRow("larger") << 300'000 << 900'000;
    QTest::addRow("a little less") << 1000 << 990;
    QTest::addRow("a tenth") << 1000 << 100;
    QTest::addRow("small again") << 300'000 << 100;
}

void TestWipingHeap::movedKeepsWhatItHeld()
{
    QFETCH(const int, size);
    QFETCH(const int, next);
    const auto bytes = static_cast<std::size_t>(size);
    char* block = namedBlock(bytes);
    std::memcpy(block + kNotes, kName.data(), kName.size());
    const auto begin = reinterpret_cast<quintptr>(block);
    char* moved = static_cast<char*>(s_reallocate(block, static_cast<std::size_t>(next)));
    QVERIFY(moved != nullptr);
    QCOMPARE(QByteArrayView(moved + kNotes, kName.size()), kName);
    const auto place = reinterpret_cast<quintptr>(moved);
    if (place != begin) {
        QVERIFY(!isStillIn(begin, bytes));
    }
    std::free(moved);
    QVERIFY(!isStillIn(place, static_cast<std::size_t>(next)));
}

/// As they grow while somebody types, and when the last of their owners goes.
void TestWipingHeap::stringsAreBlocksToo()
{
    QList<quintptr> places;
    {
        QByteArray text;
        for (int i = 0; i < 40; ++i) {
            text += kName;
            const auto place = reinterpret_cast<quintptr>(text.constData());
            if (places.isEmpty() || places.constLast() != place) {
                places.append(place);
            }
        }
        const QByteArray other = text;
        QVERIFY(isStillIn(places.constLast(), kName.size()));
    }
    QVERIFY(places.size() > 3);
    for (const quintptr place : places) {
        QVERIFY(!isStillIn(place + kNotes, kName.size()));
    }
}

void TestWipingHeap::edges()
{
    std::free(nullptr);
    void* block = s_reallocate(nullptr, 24);
    QVERIFY(block != nullptr);
    // More than there is: the block stays what it was.
    volatile std::size_t most = PTRDIFF_MAX;
    QVERIFY(s_reallocate(block, most) == nullptr);
    std::memset(block, 0, 24);
    QVERIFY(s_reallocate(block, 0) == nullptr);
}

QTEST_GUILESS_MAIN(TestWipingHeap)
#include "tst_WipingHeap.moc"
